import type { Computed, Defaulted, Timestamp } from '../connection/column-types.js';

export interface BrandsTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  name: string;
  slug: string;
  site: string;
  domains: string[];
  own_prefix: string;
  page_types: string[];
  description: string;
  status: Defaulted<'active' | 'archived'>;
  knowledge_version: Computed<number>;
  knowledge_changed_by: Computed<string | null>;
  is_demo: Defaulted<boolean>;
  created_at: Computed<Date>;
  updated_at: Timestamp;
}
