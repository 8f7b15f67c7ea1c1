/** Thrown to undo the transaction of a request that was answered before, or is being answered at this moment. */
export class AlreadyDone extends Error {}

/**
 * Does the work of a request once: one that was sent twice gets the first answer, also when both arrive at the same
 * moment and the second one finds out only when it writes.
 */
export async function onceOnly<T>(find: () => Promise<T | null>, work: () => Promise<T>): Promise<T> {
  const before = await find();
  if (before !== null) return before;
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AlreadyDone)) throw error;
    const meanwhile = await find();
    if (meanwhile === null) throw error;
    return meanwhile;
  }
}
