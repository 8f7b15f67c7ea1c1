import type { Actor } from '@safecode/domain/access/actor';
import type { Computed, Defaulted, NullableTimestamp, Timestamp } from '../connection/column-types.js';

export interface AbsencesTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  user_id: number;
  stand_in_user_id: number | null;
  starts_at: Timestamp;
  ends_at: Timestamp;
  created_by: Computed<Actor>;
  created_at: Computed<Date>;
  cancelled_at: NullableTimestamp;
  cancelled_by: Defaulted<string | null>;
}
