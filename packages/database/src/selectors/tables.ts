import type { SelectorStatus } from '@safecode/domain/selectors/dom-selector';
import type { Computed, Defaulted, Timestamp } from '../connection/column-types.js';

export interface DomSelectorsTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  brand_id: number;
  selector: string;
  page_type: string;
  name: string;
  role: string | null;
  description: string;
  status: Defaulted<SelectorStatus>;
  replacement: string | null;
  subtree: boolean;
  version: Defaulted<number>;
  created_at: Computed<Date>;
  updated_at: Timestamp;
  updated_by: Defaulted<string | null>;
}
