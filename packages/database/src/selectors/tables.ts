import type { SelectorStatus } from '@safecode/domain/selectors/dom-selector';
import type { StageChange } from '@safecode/domain/selectors/selector-stage';
import type { Computed, Defaulted, NullableTimestamp, Timestamp } from '../connection/column-types.js';

export interface DomSelectorsTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  brand_id: number;
  selector: string;
  page_type: string;
  name: string;
  role: string | null;
  description: string;
  status: Defaulted<SelectorStatus>;
  replacement: string | null;
  subtree: boolean;
  version: Defaulted<number>;
  created_at: Computed<Date>;
  updated_at: Timestamp;
  updated_by: Defaulted<string | null>;
}

export interface SelectorStageChangesTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  brand_id: number;
  selector_id: number;
  from_stage: SelectorStatus;
  to_stage: SelectorStatus;
  state: StageChange['state'];
  effective_at: Timestamp;
  replacement: string | null;
  reason: string;
  told_count: Defaulted<number>;
  planned_by: Computed<string>;
  planned_at: Computed<Date>;
  ended_at: NullableTimestamp;
  ended_by: string | null;
}
