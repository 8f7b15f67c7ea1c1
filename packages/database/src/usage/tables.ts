import type { ModelPurpose } from '@safecode/domain/quota/model-use';
import type { Computed } from '../connection/column-types.js';

/** One row a call of a model. bigint is read as text. */
export interface ModelUsageTable {
  id: Computed<string>;
  organization_id: Computed<number>;
  purpose: ModelPurpose;
  /** Of a generation. */
  run_id: number | null;
  /** Of a name. */
  lesson_id: number | null;
  model: string;
  input_tokens: number;
  output_tokens: number;
  cache_write_5m_tokens: number;
  cache_write_1h_tokens: number;
  cache_read_tokens: number;
  cost_micro_usd: number;
  created_at: Computed<Date>;
}
