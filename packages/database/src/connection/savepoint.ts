import { sql } from 'kysely';
import type { TenantTransaction } from './in-tenant.js';

/**
 * Does a part of a transaction's work that may be refused: a refusal undoes the part and answers null, and the rest of the
 * transaction stands. Any other error is thrown on.
 */
export async function inSavepoint<T>(tx: TenantTransaction, work: () => Promise<T>, isRefusal: (error: unknown) => boolean): Promise<T | null> {
  await sql`savepoint part`.execute(tx);
  try {
    const result = await work();
    await sql`release savepoint part`.execute(tx);
    return result;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await sql`rollback to savepoint part`.execute(tx);
    return null;
  }
}
