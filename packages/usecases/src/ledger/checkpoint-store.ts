import type { Checkpoint } from '@safecode/domain/ledger/checkpoint';

/** Where signed heads are kept, outside the database: whoever can change the one must not be able to change the other. */
export interface CheckpointStore {
  /** Keeps a checkpoint; one that is there for the same entry stays. */
  put(checkpoint: Checkpoint): Promise<void>;
  /** Every checkpoint of an organisation, oldest first. */
  list(organizationId: number): Promise<Checkpoint[]>;
  latest(organizationId: number): Promise<Checkpoint | null>;
}
