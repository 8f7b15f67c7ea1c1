import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { BulkDecide, BulkDecideResult } from '@safecode/domain/review/commands';
import type { Deps } from '../deps.js';
import { decideReview } from './decide-review.js';

type Item = BulkDecideResult['results'][number];

/** Decides on each of many by itself, in a transaction of its own and with every check: one that is refused stops no other. */
export async function bulkDecide(deps: Deps, principal: Principal, input: BulkDecide): Promise<BulkDecideResult> {
  const { items, ...decision } = input;
  const results: Item[] = [];
  for (const item of items) results.push(await decideOne(deps, principal, { ...decision, ...item }));
  return { results };
}

async function decideOne(deps: Deps, principal: Principal, input: Parameters<typeof decideReview>[2]): Promise<Item> {
  const { id } = input;
  try {
    const { status } = await decideReview(deps, principal, input);
    return { id, outcome: 'done', status, code: null, message: null };
  } catch (error) {
    if (error instanceof DomainError) return { id, outcome: 'refused', status: null, code: error.code, message: error.message };
    deps.log.error('review.bulk_item_failed', { codeId: id }, error);
    const { code, message } = new DomainError('internal');
    return { id, outcome: 'failed', status: null, code, message };
  }
}
