import type { Actor } from '@safecode/domain/access/actor';
import type { CodeStatus, GeneratedCode, ModelUsage } from '@safecode/domain/codes/generated-code';
import type { Confidence } from '@safecode/domain/generation/confidence';
import type { GenerationProvider } from '@safecode/domain/generation/run';
import type { VariationReport, Verdict } from '@safecode/domain/verification/report';
import type { Computed, Json } from '../connection/column-types.js';

export interface GeneratedCodeTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  brand_id: number;
  run_id: number;
  template_id: number | null;
  title: string;
  description: string;
  page_type: string;
  status: CodeStatus;
  verdict: Verdict;
  error_count: number;
  warning_count: number;
  confidence: number;
  confidence_detail: Json<Confidence>;
  provider: GenerationProvider;
  javascript: string;
  css: string;
  content_hash: string;
  report: Json<VariationReport>;
  made_from: Json<GeneratedCode['madeFrom']>;
  repairs: number;
  usage: Json<ModelUsage[]>;
  cache_key: string;
  template_name: string | null;
  /** Kept by the database with each revision; null while revision 1 is the newest. */
  newest_revision: Computed<number>;
  newest_verdict: Computed<Verdict | null>;
  newest_error_count: Computed<number | null>;
  newest_warning_count: Computed<number | null>;
  created_by: Computed<Actor>;
  created_at: Computed<Date>;
}
