import type { Actor } from '@safecode/domain/access/actor';
import type { ExperimentStatus } from '@safecode/domain/experiments/template-experiment';
import type { Computed, Defaulted, NullableTimestamp, Timestamp } from '../connection/column-types.js';

export interface TemplateExperimentsTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  brand_id: number;
  template_id: number;
  control_version: number;
  treatment_version: number;
  share: number;
  status: Defaulted<ExperimentStatus>;
  started_by: Computed<Actor>;
  started_at: Timestamp;
  ended_at: NullableTimestamp;
  end_reason: Defaulted<string>;
}
