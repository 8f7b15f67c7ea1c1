import type { Slot } from '@safecode/domain/templates/slot';
import type { VariationReport } from '@safecode/domain/verification/report';
import type { Computed, Defaulted, Json, Timestamp } from '../connection/column-types.js';

export interface TemplatesTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  brand_id: number;
  slug: string;
  version: Defaulted<number>;
  status: Defaulted<'published' | 'archived'>;
  name: string;
  description: string;
  test_type: string;
  keywords: string[];
  page_types: string[];
  called: string;
  search: Computed<string>;
  created_at: Computed<Date>;
  updated_at: Timestamp;
  updated_by: Defaulted<string | null>;
}

export interface TemplateVersionsTable {
  organization_id: Computed<number>;
  template_id: number;
  version: number;
  name: string;
  description: string;
  test_type: string;
  keywords: string[];
  page_types: string[];
  javascript: string;
  css: string;
  slots: Json<Slot[]>;
  report: Json<VariationReport>;
  created_by: Computed<string | null>;
  created_at: Computed<Date>;
}

export interface TemplateRecordsTable {
  organization_id: Computed<number>;
  template_id: number;
  generated: number;
  passed_first_time: number;
  repaired: number;
  failed: number;
  refreshed_at: Timestamp;
}
