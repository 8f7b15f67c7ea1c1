import type { Principal } from '@safecode/domain/access/principal';
import { discardDeadLetter } from '@safecode/database/jobs/dead-letter-repository';
import type { Deps } from '../deps.js';
import { settleDeadLetters, type DeadLetterIds, type DeadLetterResult } from './settle-dead-letters.js';

/** Removes dead jobs for good. @throws access.denied */
export async function discardDeadLetters(deps: Deps, principal: Principal, input: DeadLetterIds): Promise<DeadLetterResult> {
  return settleDeadLetters(deps, principal, { ...input, action: 'job.discarded', settle: discardDeadLetter });
}
