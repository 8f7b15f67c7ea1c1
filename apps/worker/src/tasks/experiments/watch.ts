import type { Deps } from '@safecode/usecases/deps';
import { watchExperiments } from '@safecode/usecases/experiments/watch-experiments';

export async function watchAllExperiments(deps: Deps): Promise<void> {
  await watchExperiments(deps);
}
