/**
 * Ends a command without a change: what was asked for is done already, or no longer due. A change without a ledger entry is
 * not committed, so the transaction is rolled back and the caller reads what is there.
 */
export class NothingToDo extends Error {
  override readonly name = 'NothingToDo';
}

/** Runs a command; null when there was nothing to do. */
export async function unlessDone<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NothingToDo) return null;
    throw error;
  }
}
