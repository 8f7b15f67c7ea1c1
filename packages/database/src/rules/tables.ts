import type { PolicyRule } from '@safecode/domain/policy/brand-policy';
import type { Computed, Defaulted, Json, Timestamp } from '../connection/column-types.js';

export interface CodeRulesTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  brand_id: number;
  rule_id: string;
  kind: string;
  definition: Json<PolicyRule>;
  status: Defaulted<'active' | 'archived'>;
  version: Defaulted<number>;
  created_at: Computed<Date>;
  updated_at: Timestamp;
  updated_by: Defaulted<string | null>;
}
