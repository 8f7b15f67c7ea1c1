import type { Deps } from '@safecode/usecases/deps';
import { applyAllRetention } from '@safecode/usecases/ledger/apply-retention';
import { verifyAllLedgers } from '@safecode/usecases/ledger/verify-ledgers';
import { writeAllCheckpoints } from '@safecode/usecases/ledger/write-checkpoints';

export const checkpointLedgers = (deps: Deps): Promise<void> => writeAllCheckpoints(deps);
export const verifyLedgers = (deps: Deps): Promise<void> => verifyAllLedgers(deps);
export const retainLedgers = (deps: Deps): Promise<void> => applyAllRetention(deps);
