import type { Actor } from '@safecode/domain/access/actor';
import type { CorrectionDraft } from '@safecode/domain/corrections/correction-draft';
import type { Correction } from '@safecode/domain/corrections/correction';
import type { Computed, Defaulted, Json, NullableTimestamp } from '../connection/column-types.js';

export interface CorrectionsTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  brand_id: number;
  code_id: number;
  original_revision: number;
  corrected_revision: number;
  kind: Correction['kind'];
  reason_kind: Correction['reasonKind'];
  reason: Defaulted<string>;
  source: Correction['source'];
  reported_by: number | null;
  reported_key: number | null;
  created_by: Computed<Actor>;
  template_id: number | null;
  template_version: number | null;
  prompt_version: string | null;
  model: string | null;
  knowledge_version: number;
  verifier_version: string;
  idempotency_key: string | null;
  created_at: Computed<Date>;
  retracted_at: NullableTimestamp;
  retracted_by: Defaulted<string | null>;
  retract_reason: Defaulted<string | null>;
}

export interface CorrectionDraftsTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  brand_id: number;
  code_id: number;
  original_revision: number;
  javascript: string;
  css: string;
  reason_kind: CorrectionDraft['reasonKind'];
  reason: string;
  source: CorrectionDraft['source'];
  status: CorrectionDraft['status'];
  selectors: string[];
  page_type: string;
  /** The person in context, always. */
  author_id: Computed<number>;
  created_by: Computed<Actor>;
  created_at: Computed<Date>;
  decided_by: Json<Actor> | null;
  decided_at: NullableTimestamp;
  decision_note: Defaulted<string>;
  correction_id: Defaulted<number | null>;
}
