import type { Role } from '@safecode/domain/access/roles';
import type { ColumnType } from 'kysely';
import type { Computed, Defaulted, Json, NullableTimestamp, Timestamp } from '../connection/column-types.js';

export interface InvitationsTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  email: string;
  role: Role;
  brand_access: Defaulted<'all' | 'listed'>;
  brand_roles: Json<{ brandId: number; role: Exclude<Role, 'owner'> }[]>;
  /** Not readable by the application role. */
  token_hash: ColumnType<never, string, string>;
  invited_by: Computed<string>;
  mail_sent_at: NullableTimestamp;
  created_at: Computed<Date>;
  expires_at: Timestamp;
  accepted_at: NullableTimestamp;
  revoked_at: NullableTimestamp;
}
