import type { Actor } from '@safecode/domain/access/actor';
import type { LedgerAction, LedgerValue } from '@safecode/domain/ledger/ledger-entry';
import type { Computed } from '../connection/column-types.js';

/** Read through Kysely, written only by append-ledger. */
export interface CodeAuditLogTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  /** bigint: the driver reads it as text. */
  sequence: Computed<string>;
  generated_code_id: Computed<number | null>;
  brand_id: Computed<number | null>;
  user_id: Computed<number | null>;
  actor: Computed<Actor>;
  action: Computed<LedgerAction>;
  object_type: Computed<string>;
  object_id: Computed<string>;
  before: Computed<LedgerValue>;
  after: Computed<LedgerValue>;
  previous_status: Computed<string | null>;
  new_status: Computed<string | null>;
  notes: Computed<string | null>;
  created_at: Computed<Date>;
  hash: Computed<string>;
  previous_hash: Computed<string>;
}

export interface AuditHeadsTable {
  organization_id: Computed<number>;
  sequence: Computed<string>;
  hash: Computed<string>;
}
