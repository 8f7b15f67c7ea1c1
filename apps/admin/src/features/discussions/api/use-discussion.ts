import { trpc } from '../../../api/trpc.js';

/** The discussion of a code; kept up to date by the stream of changes, and looked at again now and then without one. */
export const useDiscussion = (codeId: number) => trpc.discussions.list.useQuery({ codeId }, { refetchInterval: 60_000 });

/** People who can be mentioned; asked for when somebody begins to write. */
export const useReaders = (codeId: number, enabled: boolean) => trpc.discussions.readers.useQuery({ codeId }, { enabled, staleTime: 60_000 });

/** Changes of a discussion; it is asked for again after a refusal too: somebody else may have changed it. */
export function useDiscussionChanges() {
  const utils = trpc.useUtils();
  const onSettled = async (): Promise<void> => {
    await Promise.all([utils.discussions.list.invalidate(), utils.review.get.invalidate(), utils.notifications.invalidate()]);
  };
  return {
    create: trpc.discussions.create.useMutation({ onSettled }),
    reply: trpc.discussions.reply.useMutation({ onSettled }),
    edit: trpc.discussions.edit.useMutation({ onSettled }),
    redact: trpc.discussions.redact.useMutation({ onSettled }),
    resolve: trpc.discussions.resolve.useMutation({ onSettled }),
    reopen: trpc.discussions.reopen.useMutation({ onSettled }),
    markRead: trpc.discussions.markRead.useMutation({ onSettled }),
  };
}
