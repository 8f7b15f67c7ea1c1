import { trpc } from '../../../api/trpc.js';
import { nextCursor, usePages } from '../../../components/table/use-pages.js';

export const useNotifications = (unreadOnly: boolean) =>
  usePages(trpc.notifications.list.useInfiniteQuery({ limit: 50, unreadOnly }, { getNextPageParam: nextCursor }));

/** Changes of one's own notifications; number and list are asked for again. */
export function useNotificationChanges() {
  const utils = trpc.useUtils();
  const onSettled = (): Promise<void> => utils.notifications.invalidate();
  return {
    markRead: trpc.notifications.markRead.useMutation({ onSettled }),
    saveSettings: trpc.notifications.updateSettings.useMutation({ onSettled }),
    sendTest: trpc.notifications.sendTest.useMutation(),
  };
}
