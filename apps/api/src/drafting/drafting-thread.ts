import { createThreadWork } from '@safecode/usecases/generation/drafting-threads';

/** What a thread of the pool runs: see create-drafting-pool.ts. */
export default createThreadWork();
