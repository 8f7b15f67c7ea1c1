import { trpc } from '../../../api/trpc.js';

export const useAbsences = () => trpc.absences.list.useQuery();

/** Changes of absences; where reviews stand is asked for again, too: they may go to somebody else. */
export function useAbsenceChanges() {
  const utils = trpc.useUtils();
  const onSettled = async (): Promise<void> => {
    await Promise.all([utils.absences.invalidate(), utils.review.invalidate()]);
  };
  return { set: trpc.absences.set.useMutation({ onSettled }), end: trpc.absences.end.useMutation({ onSettled }) };
}
