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

/** Text with a NUL character, or half of a surrogate pair: PostgreSQL cannot store it, as text or in jsonb. */
const UNSTORABLE_TEXT = new Set(['22021', '22P05']);
const FOREIGN_KEY_VIOLATION = '23503';

/** What people call the row a foreign key asks for; keys are named `<table>_<noun>_fk`. */
const REFERENCED = new Set(['brand', 'member', 'template', 'key', 'run', 'code', 'request', 'vote']);

/**
 * The refusal that an error of the database stands for, or the error itself. A row that points at nothing its
 * organisation has (of another one, or removed meanwhile) is refused like an id that does not exist.
 */
export function toRefusal(error: unknown): unknown {
  if (typeof error !== 'object' || error === null || !('code' in error) || typeof error.code !== 'string') return error;
  if (UNSTORABLE_TEXT.has(error.code)) {
    return new DomainError('input.invalid', { issues: [{ path: '', message: 'Text with a NUL character cannot be stored.' }] }, { cause: error });
  }
  const constraint = 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : '';
  const noun = /_([a-z]+)_fk$/.exec(constraint)?.[1] ?? '';
  if (error.code === FOREIGN_KEY_VIOLATION && REFERENCED.has(noun)) return new DomainError('access.not_found', { what: noun }, { cause: error });
  return error;
}

/** SQLSTATE classes of what is wrong with the values of a statement: data exception, integrity constraint violation. */
const CONTENT_CLASSES = new Set(['22', '23']);

/** Whether an error is about what was to be written, and nothing was: not about the connection, a limit or a lock. */
export function isAboutContent(error: unknown): boolean {
  if (error instanceof DomainError) return true;
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' && CONTENT_CLASSES.has(error.code.slice(0, 2));
}

/** The row a versioned update found, or the refusal that says why it found none. */
export function assertUpdated<T>(row: T | undefined, current: { readonly updatedBy: string | null } | undefined, what: string): T {
  if (row !== undefined) return row;
  if (current === undefined) throw new DomainError('access.not_found', { what });
  throw new DomainError('conflict.stale_version', { changedBy: current.updatedBy ?? 'somebody else' });
}
