import { trpc } from '../../../api/trpc.js';
import { nextCursor, usePages } from '../../../components/table/use-pages.js';

export const useRules = (brandId: number, withArchived: boolean) =>
  usePages(trpc.rules.list.useInfiniteQuery({ brandId, limit: 200, ...(withArchived ? {} : { status: 'active' as const }) }, { getNextPageParam: nextCursor }));

/** Changes of rules; the lists are asked again, after a refusal too: it can mean that somebody else changed the row. */
export function useRuleChanges() {
  const utils = trpc.useUtils();
  const onSettled = async (): Promise<void> => {
    await Promise.all([utils.rules.invalidate(), utils.brands.invalidate(), utils.generation.preflight.invalidate()]);
  };
  return {
    create: trpc.rules.create.useMutation({ onSettled }),
    update: trpc.rules.update.useMutation({ onSettled }),
    archive: trpc.rules.archive.useMutation({ onSettled }),
  };
}
