import { hasShape } from './log-fields.js';

/** What the log keeps of an error: which one, and where. Its message is never kept. */
export interface ErrorDescription {
  readonly name: string;
  readonly [identifier: string]: string | readonly string[] | ErrorDescription;
}

/**
 * Identifiers that PostgreSQL, Node and our own errors carry. Names of tables, constraints and system calls cannot
 * hold what a person typed; `message`, `detail`, `hint`, `where`, `input` and `address` can, and are left out.
 */
const IDENTIFIERS = ['code', 'kind', 'outcome', 'syscall', 'severity', 'schema', 'table', 'column', 'constraint', 'routine'] as const;
const MAX_FRAMES = 12;
const MAX_CAUSES = 4;
const FRAME = /^\s+at [^\n]{1,300}$/;

/**
 * Name, identifying codes, stack frames and the same of each cause. Messages are left out on purpose: PostgreSQL, URL
 * and JSON errors quote the value they failed on, which may be a password or a customer's text. The frames say which
 * line failed.
 */
export function describeError(error: unknown, depth = 0): ErrorDescription {
  if (!(error instanceof Error)) return { name: `thrown_${typeof error}` };
  const description: { name: string; [identifier: string]: string | readonly string[] | ErrorDescription } = {
    name: hasShape(error.name, 'word') ? error.name : 'Error',
  };
  for (const identifier of IDENTIFIERS) {
    const value: unknown = Reflect.get(error, identifier);
    if (typeof value === 'string' && (hasShape(value, 'word') || /^[0-9A-Z]{5}$/.test(value))) description[identifier] = value;
  }
  const frames = readFrames(error);
  if (frames.length > 0) description['frames'] = frames;
  if (error.cause !== undefined && depth < MAX_CAUSES) description['cause'] = describeError(error.cause, depth + 1);
  return description;
}

/**
 * The frames below the message. A message may itself hold lines that look like frames, so the message has to be found
 * at the head of the stack and cut off; when it is not there, nothing is kept.
 */
function readFrames(error: Error): string[] {
  const { stack, message } = error;
  if (typeof stack !== 'string') return [];
  const firstLine = stack.indexOf('\n');
  const messageStart = message === '' ? 0 : stack.indexOf(message);
  if (firstLine === -1 || messageStart === -1 || messageStart > firstLine) return [];
  const rest = stack.slice(messageStart + message.length);
  const lines = rest.slice(rest.indexOf('\n') + 1).split('\n');
  return lines.filter((line) => FRAME.test(line)).slice(0, MAX_FRAMES).map((line) => line.trim().slice(3));
}
