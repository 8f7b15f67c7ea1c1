import type { ProofFinding, ProofMethod, ProofState } from '@safecode/domain/domain-proofs/domain-proof';
import type { Computed, Defaulted, Json, NullableTimestamp, Timestamp } from '../connection/column-types.js';

export interface DomainProofsTable {
  id: Computed<number>;
  organization_id: Computed<number>;
  brand_id: number;
  host: string;
  state: Defaulted<ProofState>;
  method: Defaulted<ProofMethod | null>;
  verified_at: NullableTimestamp;
  missing_since: NullableTimestamp;
  grace_ends_at: NullableTimestamp;
  asked_at: Timestamp;
  checked_at: NullableTimestamp;
  findings: Json<ProofFinding[]>;
  next_check_at: NullableTimestamp;
  watch_despite_robots: Defaulted<boolean>;
  override_by: Defaulted<string | null>;
  override_at: NullableTimestamp;
}
