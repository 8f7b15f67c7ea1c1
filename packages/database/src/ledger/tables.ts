import type { LedgerAction, LedgerValue } from '@safecode/domain/ledger/ledger-entry';
import type { ColumnType } from 'kysely';
import type { Computed, Defaulted, NullableTimestamp, Timestamp } from '../connection/column-types.js';

/** Who acted, as it is kept: persons are pseudonyms (`subject`, `onBehalfOf`); entries of the first format have a `label`. */
export interface KeptActor {
  readonly kind: 'user' | 'api_key' | 'opal' | 'system';
  readonly subject?: string | null;
  readonly userId?: number;
  readonly keyId?: number;
  readonly label?: string;
  readonly onBehalfOf?: string | null;
}

/** Read through Kysely, written only by append-ledger. */
export interface CodeAuditLogTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  /** bigint: the driver reads it as text. */
  sequence: Computed<string>;
  generated_code_id: Computed<number | null>;
  brand_id: Computed<number | null>;
  user_id: Computed<number | null>;
  subject: Computed<string | null>;
  key_id: Computed<number | null>;
  actor: Computed<KeptActor>;
  action: Computed<LedgerAction>;
  object_type: Computed<string>;
  object_id: Computed<string>;
  before: Computed<LedgerValue>;
  after: Computed<LedgerValue>;
  previous_status: Computed<string | null>;
  new_status: Computed<string | null>;
  notes: Computed<string | null>;
  created_at: Computed<Date>;
  format: Computed<number>;
  salt: Computed<string | null>;
  content_digest: Computed<string | null>;
  digest: Computed<string | null>;
  hash: Computed<string>;
  previous_hash: Computed<string>;
}

export interface AuditHeadsTable {
  organization_id: Computed<number>;
  sequence: Computed<string>;
  hash: Computed<string>;
  digest: Computed<string>;
  last_at: Computed<Date | null>;
}

export interface LedgerSubjectsTable {
  organization_id: Computed<number>;
  subject: string;
  ref: string;
  wrapped_key: string | null;
  sealed_name: string | null;
  created_at: Computed<Date>;
  erased_at: NullableTimestamp;
}

/** The driver reads it as text. */
type Bigint = ColumnType<string, number, never>;

export interface LedgerVerificationsTable {
  organization_id: Computed<number>;
  id: Computed<number>;
  verified_at: Computed<Date>;
  entries: Bigint;
  head_sequence: Bigint;
  checkpoint_sequence: ColumnType<string | null, number | null, never>;
  break_sequence: ColumnType<string | null, number | null, never>;
  break_kind: string | null;
  milliseconds: number;
}

export interface LedgerRetentionTable {
  organization_id: Computed<number>;
  security_days: number | null;
  review_days: number | null;
  generation_days: number | null;
  knowledge_days: number | null;
  version: Defaulted<number>;
  updated_at: Timestamp;
  updated_by: Defaulted<string | null>;
}

export interface LegalHoldsTable {
  organization_id: Computed<number>;
  id: Computed<number>;
  scope: 'organization' | 'brand' | 'code';
  brand_id: number | null;
  code_id: number | null;
  reason: string;
  placed_at: Computed<Date>;
  placed_by: Computed<string | null>;
  released_at: NullableTimestamp;
  released_by: Defaulted<string | null>;
}
