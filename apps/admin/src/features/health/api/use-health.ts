import { trpc } from '../../../api/trpc.js';

/** Visits take seconds; what they saw is asked for while somebody looks. */
const EVERY_MS = 5000;

export const useHealth = (brandId: number) => trpc.health.overview.useQuery({ brandId }, { refetchInterval: EVERY_MS });

/** What changed around selectors without breaking them. */
export const usePageChanges = (brandId: number) => trpc.health.changes.useQuery({ brandId }, { refetchInterval: EVERY_MS });

/** Changes of what is watched and mends; everything they touch is asked again. */
export function useHealthChanges() {
  const utils = trpc.useUtils();
  const onSettled = async (): Promise<void> => {
    await Promise.all([utils.health.invalidate(), utils.home.invalidate(), utils.selectors.invalidate(), utils.templates.invalidate(), utils.codes.invalidate()]);
  };
  return {
    add: trpc.health.addPage.useMutation({ onSettled }),
    change: trpc.health.changePage.useMutation({ onSettled }),
    remove: trpc.health.removePage.useMutation({ onSettled }),
    visit: trpc.health.visitNow.useMutation({ onSettled }),
    mend: trpc.health.mend.useMutation({ onSettled }),
    propose: trpc.health.proposeMend.useMutation({ onSettled }),
    decide: trpc.health.decideMend.useMutation({ onSettled }),
    markSeen: trpc.health.markChangesSeen.useMutation({ onSettled }),
    withdraw: trpc.health.withdrawMend.useMutation({ onSettled }),
  };
}
