import { useRef, useState } from 'react';
import type { BulkDecideResult, ReviewQueue } from '@safecode/domain/review/commands';
import type { ReviewDecision } from '@safecode/domain/review/review-policy';
import { trpc } from '../../../api/trpc.js';
import { flash } from '../../../components/announcer/flash.js';
import { useReviewRefresh } from '../api/use-review.js';
import { messages } from '../messages.js';

/** What became of one code, with its title: the row may be gone from the list by then. */
export type BulkResult = BulkDecideResult['results'][number] & { readonly title: string };

export interface BulkInput {
  readonly items: readonly Pick<ReviewQueue['rows'][number], 'id' | 'contentHash' | 'title'>[];
  readonly decision: ReviewDecision;
  readonly note: string;
  readonly checklist: readonly string[];
}

/** So many are decided on with one call; more go in several. */
const AT_ONCE = 100;

/** Deciding on many: each is checked again by itself, and has its own result. */
export function useBulkDecision() {
  const decide = trpc.review.bulkDecide.useMutation();
  const refresh = useReviewRefresh();
  const [results, setResults] = useState<readonly BulkResult[]>([]);
  const last = useRef<BulkInput | null>(null);
  const run = async (input: BulkInput): Promise<void> => {
    last.current = input;
    const titles = new Map(input.items.map(({ id, title }) => [id, title]));
    const made: BulkResult[] = [];
    for (let from = 0; from < input.items.length; from += AT_ONCE) {
      const answer = await decide.mutateAsync({
        items: input.items.slice(from, from + AT_ONCE).map(({ id, contentHash }) => ({ id, contentHash })),
        decision: input.decision,
        note: input.note,
        checklist: input.checklist.map((key) => ({ key, ticked: true })),
      });
      made.push(...answer.results.map((result) => ({ ...result, title: titles.get(result.id) ?? '' })));
    }
    // A retry of some leaves the results of the others.
    setResults((before) => [...before.filter(({ id }) => !titles.has(id)), ...made].sort((a, b) => a.id - b.id));
    const done = made.filter(({ outcome }) => outcome === 'done').length;
    flash(messages.bulkDone(done, made.length - done));
    await refresh();
  };
  /** The same decision once more, for those that failed for no fault of theirs. */
  const retryFailed = async (): Promise<void> => {
    const before = last.current;
    if (before === null) return;
    const failed = new Set(results.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id));
    await run({ ...before, items: before.items.filter(({ id }) => failed.has(id)) });
  };
  return { run, retryFailed, results, clear: () => setResults([]), isBusy: decide.isPending };
}
