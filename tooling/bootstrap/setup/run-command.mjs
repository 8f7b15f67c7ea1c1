import { ClearError, systemErrorCode } from '../clear-error.mjs';

/**
 * Runs a command to its end: its result is the exit code. A failure that a person can mend is printed as
 * its sentence alone; anything else is a fault of ours and keeps its stack.
 * @param {() => Promise<number>} command
 */
export async function runCommand(command) {
  try {
    process.exitCode = await command();
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`\n${error instanceof ClearError ? error.message : describe(error)}\n`);
  }
}

/** What a person can mend although no code of ours foresaw where it happens. */
const MACHINE_TROUBLE = {
  EACCES: 'you do not have the right to use it',
  EPERM: 'you do not have the right to use it',
  EROFS: 'it lies on a read-only disk',
  ENOSPC: 'the disk is full',
  EMFILE: 'too many files are open',
};

/** @param {unknown} error */
function describe(error) {
  if (!(error instanceof Error)) return String(error);
  const trouble = new Map(Object.entries(MACHINE_TROUBLE)).get(systemErrorCode(error));
  if (trouble !== undefined && 'path' in error) return `${String(error.path)} cannot be used: ${trouble}.`;
  return error.stack ?? error.message;
}
