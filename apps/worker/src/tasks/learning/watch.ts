import type { Deps } from '@safecode/usecases/deps';
import { watchLessons } from '@safecode/usecases/learning/watch-lessons';

export async function watchAllLessons(deps: Deps): Promise<void> {
  await watchLessons(deps);
}
