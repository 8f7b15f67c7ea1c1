import type { OpalRequest, OutcomeClass, Phases, RequestStatus } from '@safecode/domain/requests/opal-request';
import type { ColumnType } from 'kysely';
import type { Computed, Defaulted, DefaultedJson, NullableTimestamp } from '../connection/column-types.js';

export interface OpalRequestsTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  brand_id: number | null;
  user_id: Computed<number | null>;
  api_key_id: number | null;
  request_id: string;
  opal_user_id: string | null;
  session_id: string | null;
  tool: string;
  execution_mode: OpalRequest['executionMode'];
  brand_name: string;
  test_type: string | null;
  test_description: string | null;
  parameters: DefaultedJson<Record<string, unknown>>;
  run_id: number | null;
  generated_code_id: number | null;
  response_time_ms: number | null;
  confidence_score: number | null;
  status: Defaulted<RequestStatus>;
  outcome: OutcomeClass | null;
  error_code: string | null;
  error_message: string | null;
  phases: DefaultedJson<Phases>;
  answer: ColumnType<unknown, string | null | undefined, string | null>;
  created_at: Computed<Date>;
  completed_at: NullableTimestamp;
}
