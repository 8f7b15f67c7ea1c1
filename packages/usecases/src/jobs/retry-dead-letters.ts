import type { Principal } from '@safecode/domain/access/principal';
import { retryDeadLetter } from '@safecode/database/jobs/dead-letter-repository';
import type { Deps } from '../deps.js';
import { settleDeadLetters, type DeadLetterIds, type DeadLetterResult } from './settle-dead-letters.js';

/** Gives dead jobs their attempts back. @throws access.denied */
export async function retryDeadLetters(deps: Deps, principal: Principal, input: DeadLetterIds): Promise<DeadLetterResult> {
  return settleDeadLetters(deps, principal, { ...input, action: 'job.retried', settle: retryDeadLetter });
}
