import type { Computed, Timestamp } from '../connection/column-types.js';

export interface PresencesTable {
  organization_id: Computed<number>;
  connection_id: string;
  code_id: number;
  user_id: number;
  seen_at: Timestamp;
}
