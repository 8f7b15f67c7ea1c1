import type { Role } from '@safecode/domain/access/roles';
import type { Computed, Defaulted, Timestamp } from '../connection/column-types.js';

export interface OrganizationsTable {
  id: Computed<number>;
  name: string;
  slug: string;
  is_demo: Defaulted<boolean>;
  created_at: Computed<Date>;
}

/** What the application role sees of people: those who are members of the organisation in context. */
export interface UsersTable {
  id: Computed<number>;
  auth_provider_id: Computed<string | null>;
  email: Computed<string>;
  name: Computed<string>;
  created_at: Computed<Date>;
  updated_at: Computed<Date>;
}

export interface MembershipsTable {
  organization_id: Computed<number>;
  user_id: number;
  role: Role;
  brand_access: Defaulted<'all' | 'listed'>;
  created_at: Computed<Date>;
  updated_at: Timestamp;
}
