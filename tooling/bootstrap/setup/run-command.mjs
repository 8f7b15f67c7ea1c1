import { ClearError } from '../clear-error.mjs';

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

/** @param {unknown} error */
function describe(error) {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
