import { trpc } from '../../../api/trpc.js';

/** A check takes seconds; while one is under way its end is asked for. */
const EVERY_MS = 1000;

/** The hosts of a brand and how the proof of each stands. */
export const useDomains = (brandId: number) =>
  trpc.domainProofs.list.useQuery({ brandId }, { refetchInterval: ({ state }) => (state.data?.rows.some(({ isChecking }) => isChecking) === true ? EVERY_MS : false) });

/** Checks and decisions; what they touch is asked again. */
export function useDomainChanges() {
  const utils = trpc.useUtils();
  const onSettled = async (): Promise<void> => {
    await Promise.all([utils.domainProofs.invalidate(), utils.health.invalidate()]);
  };
  return { check: trpc.domainProofs.check.useMutation({ onSettled }), override: trpc.domainProofs.setRobotsOverride.useMutation({ onSettled }) };
}
