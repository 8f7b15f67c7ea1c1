import { refreshSession } from '../../../api/session.js';
import { trpc } from '../../../api/trpc.js';

/** Changes of members and invitations; own rights can change too, so the session is asked again. */
export function useMemberChanges() {
  const utils = trpc.useUtils();
  const onSettled = async (): Promise<void> => {
    await Promise.all([utils.members.invalidate(), utils.invitations.invalidate(), refreshSession()]);
  };
  return {
    change: trpc.members.change.useMutation({ onSettled }),
    setBrandRole: trpc.members.setBrandRole.useMutation({ onSettled }),
    remove: trpc.members.remove.useMutation({ onSettled }),
    erase: trpc.members.erase.useMutation({ onSettled }),
    invite: trpc.invitations.invite.useMutation({ onSettled }),
    revoke: trpc.invitations.revoke.useMutation({ onSettled }),
  };
}
