import type { JobPayload } from '@safecode/domain/jobs/job-table';
import type { Deps } from '@safecode/usecases/deps';
import { runProofCheck } from '@safecode/usecases/domain-proofs/run-proof-check';

/** Looks whether a domain still proves that it is a brand's. */
export const checkProof = (deps: Deps, payload: JobPayload<'domains.check_proof'>): Promise<void> => runProofCheck(deps, payload);
