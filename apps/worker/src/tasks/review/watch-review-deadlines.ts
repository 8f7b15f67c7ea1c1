import type { Deps } from '@safecode/usecases/deps';
import { handOverReviews } from '@safecode/usecases/review/hand-over-reviews';
import { watchDeadlines } from '@safecode/usecases/review/watch-deadlines';

export async function watchReviewDeadlines(deps: Deps): Promise<void> {
  // First, so that a deadline is told to who is there.
  await handOverReviews(deps);
  await watchDeadlines(deps);
}
