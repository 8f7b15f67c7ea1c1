import type { SavedView } from '@safecode/domain/views/saved-view';
import type { Computed, Defaulted, Json, Timestamp } from '../connection/column-types.js';

export interface SavedViewsTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  list: SavedView['list'];
  brand_id: number | null;
  user_id: number | null;
  name: string;
  visibility: SavedView['visibility'];
  search: Json<SavedView['search']>;
  version: Defaulted<number>;
  created_at: Computed<Date>;
  updated_at: Timestamp;
  updated_by: Defaulted<string | null>;
}
