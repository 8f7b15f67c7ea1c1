import { trpc } from '../../../api/trpc.js';

/** An experiment moves with reviews: looked at while somebody looks, a few times a minute is enough. */
const EVERY_MS = 20_000;

export const useExperiments = (templateId: number) => trpc.experiments.list.useQuery({ templateId }, { refetchInterval: EVERY_MS });

/** Starts and stops; what shows them is asked again. */
export function useExperimentChanges() {
  const utils = trpc.useUtils();
  const onSettled = () => utils.experiments.invalidate();
  return { start: trpc.experiments.start.useMutation({ onSettled }), stop: trpc.experiments.stop.useMutation({ onSettled }) };
}
