import type { HealthReason, HealthState, Observation } from '@safecode/domain/selector-health/health-state';
import type { Actor } from '@safecode/domain/access/actor';
import type { Mend, MendCodeState, MendOutcome, MendStatus } from '@safecode/domain/selector-health/mend';
import type { Box, Suggestion, WatchedPage } from '@safecode/domain/selector-health/health-view';
import type { Computed, Defaulted, Json, NullableTimestamp, Timestamp } from '../connection/column-types.js';

/** jsonb that may be null: read as a value, written as JSON text. */
type NullableJson<T> = Json<T> | null;

export interface WatchedPagesTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  brand_id: number;
  page_type: string;
  url: string;
  viewport_width: number;
  viewport_height: number;
  every_minutes: number;
  is_active: Defaulted<boolean>;
  next_visit_at: Timestamp;
  last_visit_at: NullableTimestamp;
  last_outcome: Defaulted<WatchedPage['lastOutcome']>;
  last_error: NullableJson<string>;
  failures: Defaulted<number>;
  version: Defaulted<number>;
  created_at: Computed<Date>;
  updated_at: Timestamp;
  updated_by: Defaulted<string | null>;
}

export interface PageSnapshotsTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  page_id: number;
  content_hash: string;
  html: Buffer;
  layout: Defaulted<Buffer | null>;
  picture: Buffer | null;
  picture_width: number | null;
  picture_height: number | null;
  title: string;
  first_seen_at: Timestamp;
  last_seen_at: Timestamp;
}

export interface SelectorValidationsTable {
  id: Computed<string>;
  organization_id: Computed<number>;
  selector_id: number;
  page_id: number;
  snapshot_id: number | null;
  selector: string;
  state: Observation['state'];
  reasons: HealthReason[];
  match_count: number;
  visible_count: number;
  box: NullableJson<Box>;
  checked_at: Timestamp;
}

/** What a selector found when it was last as it should be. */
export interface Baseline {
  readonly count: number;
  readonly isVisible: boolean;
  readonly kind: string;
}

export interface SelectorHealthTable {
  organization_id: Computed<number>;
  selector_id: number;
  page_id: number;
  state: HealthState;
  suspected: Observation['state'] | null;
  streak: number;
  reasons: HealthReason[];
  since: Timestamp;
  checked_at: Timestamp;
  fingerprint: NullableJson<unknown>;
  baseline: NullableJson<Baseline>;
  baseline_snapshot_id: number | null;
  baseline_box: NullableJson<Box>;
  region: NullableJson<unknown>;
}

export interface RegionChangesTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  brand_id: number;
  page_id: number;
  selector_id: number;
  seen_at: Timestamp;
  added: string[];
  removed: string[];
  snapshot_id: number | null;
  box: NullableJson<Box>;
  before_snapshot_id: number | null;
  before_box: NullableJson<Box>;
  looked_at: NullableTimestamp;
  looked_by: string | null;
}

export interface HealthIncidentsTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  brand_id: number;
  opened_at: Timestamp;
  grown_at: Timestamp;
  closed_at: NullableTimestamp;
  told_count: Defaulted<number>;
  told_broken: Defaulted<number>;
  told_live: Defaulted<number>;
  told_over: Defaulted<boolean>;
}

export interface IncidentSelectorsTable {
  organization_id: Computed<number>;
  incident_id: number;
  selector_id: number;
  page_id: number;
  state: Observation['state'];
  reasons: HealthReason[];
  suggestion: NullableJson<Suggestion>;
  snapshot_id: number | null;
  decision: Defaulted<'replaced' | 'retired' | 'accepted' | null>;
  decided_by: Defaulted<string | null>;
  decided_at: NullableTimestamp;
  broken_selector: string | null;
  before_snapshot_id: number | null;
  before_box: NullableJson<Box>;
}

export interface IncidentMendsTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  incident_id: number;
  brand_id: number;
  status: MendStatus;
  mends: Json<Mend[]>;
  note: string;
  proposed_by: Computed<Actor>;
  proposed_at: Computed<Date>;
  decided_by: NullableJson<Actor>;
  decided_at: NullableTimestamp;
  decision_note: Defaulted<string>;
  outcome: NullableJson<MendOutcome>;
  listed_at: NullableTimestamp;
}

export interface MendCodesTable {
  organization_id: Computed<number>;
  mend_id: number;
  code_id: number;
  state: Defaulted<MendCodeState>;
  revision: number | null;
  why: Defaulted<string>;
}

export interface SelectorUsesTable {
  organization_id: Computed<number>;
  source: string;
  reader: number;
  written: string[];
  resolved: string[];
}
