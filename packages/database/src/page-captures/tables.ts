import type { KeptElement } from '@safecode/domain/page-captures/found-element';
import type { CaptureStage, PageCapture, ViewportName } from '@safecode/domain/page-captures/page-capture';
import type { Computed, Defaulted, Json, NullableTimestamp, Timestamp } from '../connection/column-types.js';

export interface PageCapturesTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  brand_id: number;
  page_type: string;
  source: PageCapture['source'];
  address: string;
  upload: Buffer | null;
  stage: Defaulted<CaptureStage>;
  error: Defaulted<string | null>;
  elements: Json<KeptElement[]> | null;
  created_at: Computed<Date>;
  requested_by: Defaulted<string | null>;
  finished_at: NullableTimestamp;
}

export interface PageCaptureViewsTable {
  organization_id: Computed<number>;
  capture_id: number;
  viewport: ViewportName;
  window_width: number;
  window_height: number;
  title: string;
  html: Buffer;
  layout: Buffer;
  picture: Buffer | null;
  picture_width: number | null;
  picture_height: number | null;
  captured_at: Timestamp;
}
