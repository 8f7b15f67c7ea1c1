import type { Actor } from '@safecode/domain/access/actor';
import type { ReviewEventData, ReviewEventKind } from '@safecode/domain/review/events';
import type { ReviewDecision, ReviewPolicyContent, ReviewStage } from '@safecode/domain/review/review-policy';
import type { Computed, Defaulted, DefaultedJson, Json, NullableTimestamp, Timestamp } from '../connection/column-types.js';

export interface ReviewPoliciesTable {
  organization_id: Computed<number>;
  brand_id: number;
  version: Defaulted<number>;
  approvals_needed: number;
  separate_qa: boolean;
  qa_needed: number;
  rules: Json<Omit<ReviewPolicyContent, 'approvalsNeeded' | 'separateQa' | 'qaNeeded'>>;
  updated_at: Timestamp;
  updated_by: Defaulted<string | null>;
}

export interface ReviewOwnersTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  brand_id: number;
  page_type: string | null;
  user_id: number;
  stage: ReviewStage;
}

export interface ReviewRequestsTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  code_id: number;
  brand_id: number;
  revision_number: number;
  note: Defaulted<string>;
  submitted_by: Computed<Actor>;
  submitted_at: Timestamp;
  due_at: Timestamp;
  escalate_at: NullableTimestamp;
  expires_at: NullableTimestamp;
  escalated_at: NullableTimestamp;
  closed_at: NullableTimestamp;
  close_reason: string | null | undefined;
}

export interface ReviewAssigneesTable {
  organization_id: Computed<number>;
  request_id: number;
  user_id: number;
  stage: ReviewStage;
  assigned_by: Computed<Actor>;
  created_at: Computed<Date>;
}

export interface ReviewVotesTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  code_id: number;
  revision_number: number;
  content_hash: string;
  ast_hash: string | null;
  effects_hash: string | null;
  stage: ReviewStage;
  /** The person in context, always: nobody votes for somebody else. */
  user_id: Computed<number>;
  decision: ReviewDecision;
  note: Defaulted<string>;
  checklist: DefaultedJson<{ key: string; ticked: boolean }[]>;
  idempotency_key: string | null;
  created_at: Computed<Date>;
}

export interface ReviewVoteEventsTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  vote_id: number;
  kind: 'dismissed' | 'carried';
  revision_number: number;
  content_hash: string;
  reason: string;
  created_by: Computed<Actor>;
  created_at: Computed<Date>;
}

export interface ReviewEventsTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  code_id: number;
  kind: ReviewEventKind;
  actor: Computed<Actor>;
  data: Json<ReviewEventData>;
  created_at: Computed<Date>;
}
