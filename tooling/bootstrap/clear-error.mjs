/**
 * A failure that a person can mend: its message is one sentence that says what is wrong and what to do.
 * The commands print that sentence without a stack and exit with 1.
 */
export class ClearError extends Error {
  /** @override */
  name = 'ClearError';
}

/**
 * @param {unknown} error
 * @returns {string} the system's error code (`EACCES`, `ENOENT` ...), or '' when it has none
 */
export function systemErrorCode(error) {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
