import type { Deps } from '@safecode/usecases/deps';
import { watchDeadlines } from '@safecode/usecases/review/watch-deadlines';

export async function watchReviewDeadlines(deps: Deps): Promise<void> {
  await watchDeadlines(deps);
}
