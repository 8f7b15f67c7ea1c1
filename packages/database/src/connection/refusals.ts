import { DomainError } from '@safecode/domain/errors/domain-error';

/** PostgreSQL's code of a unique key that exists already. */
const UNIQUE_VIOLATION = '23505';

const isUniqueViolation = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === UNIQUE_VIOLATION;

/** Runs a write; a value that is taken is refused with `conflict.exists`, in words ("a brand with the address" "shop"). */
export async function refuseTaken<T>(taken: { readonly what: string; readonly value: string }, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isUniqueViolation(error)) throw new DomainError('conflict.exists', taken, { cause: error });
    throw error;
  }
}

/** The row a versioned update found, or the refusal that says why it found none. */
export function assertUpdated<T>(row: T | undefined, current: { readonly updatedBy: string | null } | undefined, what: string): T {
  if (row !== undefined) return row;
  if (current === undefined) throw new DomainError('access.not_found', { what });
  throw new DomainError('conflict.stale_version', { changedBy: current.updatedBy ?? 'somebody else' });
}
