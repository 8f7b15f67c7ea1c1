import type { ViewList } from '@safecode/domain/views/saved-view';
import { trpc } from '../../api/trpc.js';

/** The saved views over a list; for one brand, or those of all brands. */
export const useViews = (list: ViewList, brandId: number | null) => trpc.views.list.useQuery({ list, ...(brandId === null ? {} : { brandId }) });

/** Changes of views; the bar is asked again, after a refusal too: it can mean that somebody else changed the view. */
export function useViewChanges() {
  const utils = trpc.useUtils();
  const onSettled = async (): Promise<void> => {
    await utils.views.invalidate();
  };
  return {
    create: trpc.views.create.useMutation({ onSettled }),
    update: trpc.views.update.useMutation({ onSettled }),
    remove: trpc.views.remove.useMutation({ onSettled }),
  };
}
