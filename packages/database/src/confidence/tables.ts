import type { FittedModel, ModelRefusal, Reliability } from '@safecode/domain/confidence/confidence-model';
import type { OutcomeReason, TroubleKind } from '@safecode/domain/confidence/outcome';
import type { ConfidenceFeatures } from '@safecode/domain/confidence/prediction';
import type { GenerationProvider } from '@safecode/domain/generation/run';
import type { Computed, Defaulted, Json, Timestamp } from '../connection/column-types.js';
import type { ColumnType } from 'kysely';

export interface CodeOutcomesTable {
  organization_id: Computed<number>;
  code_id: number;
  brand_id: number;
  template_id: number | null;
  template_version: number | null;
  page_type: string;
  provider: GenerationProvider;
  model: string;
  reason: OutcomeReason;
  trouble: TroubleKind | null;
  words: string[];
  features: ColumnType<ConfidenceFeatures | null, string | null, never>;
  probability: number | null;
  model_version: number | null;
  experiment_id: number | null;
  arm: 'control' | 'treatment' | null;
  generated_at: Timestamp;
  settled_at: Timestamp;
}

export interface ConfidenceModelsTable {
  organization_id: Computed<number>;
  version: number;
  fitted_on: ColumnType<Date, string, never>;
  fitted_at: Timestamp;
  outcomes: number;
  clean: number;
  refusal: ModelRefusal | null;
  held_out: Json<Reliability>;
  model: Json<FittedModel>;
}

export interface ConfidenceSettingsTable {
  organization_id: Computed<number>;
  brand_id: number;
  abstain_below: number | null;
  version: Defaulted<number>;
  updated_at: Timestamp;
  updated_by: Defaulted<string | null>;
}
