import type { KeyPermission } from '@safecode/domain/access/permissions';
import type { KeyKind } from '@safecode/domain/api-keys/api-key';
import type { ColumnType } from 'kysely';
import type { Computed, NullableTimestamp } from '../connection/column-types.js';

export interface ApiKeysTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  kind: KeyKind;
  name: string;
  hint: string;
  key_id: string;
  /** Not readable by the application role. */
  secret_hash: ColumnType<never, string, never>;
  scopes: KeyPermission[];
  brand_access: 'all' | 'listed';
  created_by: Computed<string>;
  created_at: Computed<Date>;
  expires_at: NullableTimestamp;
  last_used_at: Computed<Date | null>;
  revoked_at: NullableTimestamp;
}

export interface ApiKeyBrandsTable {
  organization_id: Computed<number>;
  api_key_id: number;
  brand_id: number;
}
