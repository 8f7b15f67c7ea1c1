import type { Actor } from '@safecode/domain/access/actor';
import type { CodeAnchor } from '@safecode/domain/discussions/anchor';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import type { Computed, Defaulted, Json, NullableTimestamp, Timestamp } from '../connection/column-types.js';

export interface DiscussionThreadsTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  code_id: number;
  revision: number;
  language: CodeLanguage | null;
  start_line: number | null;
  end_line: number | null;
  anchor: Json<CodeAnchor> | null;
  state: Defaulted<'open' | 'resolved'>;
  version: Defaulted<number>;
  created_by: Computed<Actor>;
  created_at: Computed<Date>;
  state_changed_by: Defaulted<string | null>;
  state_changed_at: NullableTimestamp;
  idempotency_key: string | null;
}

export interface DiscussionCommentsTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  thread_id: number;
  created_by: Computed<Actor>;
  user_id: Computed<number | null>;
  version: Defaulted<number>;
  created_at: Computed<Date>;
  redacted_by: Defaulted<string | null>;
  redacted_at: NullableTimestamp;
  idempotency_key: string | null;
}

export interface CommentVersionsTable {
  organization_id: Computed<number>;
  comment_id: number;
  version: number;
  body: string | null;
  mentioned: number[];
  created_at: Computed<Date>;
}

export interface ThreadReadsTable {
  organization_id: Computed<number>;
  user_id: number;
  thread_id: number;
  last_comment_id: number;
  read_at: Timestamp;
}
