import type { Role } from '@safecode/domain/access/roles';
import type { Computed } from '../connection/column-types.js';

export interface BrandUsersTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  user_id: number;
  brand_id: number;
  role: Exclude<Role, 'owner'>;
  created_at: Computed<Date>;
}
