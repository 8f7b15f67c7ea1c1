import { z } from 'zod';

const scope = z.union([z.string(), z.number()]).transform(String);
const id = z.union([z.string(), z.number()]).transform(String);

/** A line of the training file. Reasons and whatever else a line holds are not read: they decide nothing. */
export const trainLineSchema = z.object({
  scope,
  id,
  seq: z.number().default(0),
  brand: z.string().default(''),
  language: z.enum(['js', 'css']),
  author: z.string().default(''),
  original: z.string(),
  corrected: z.string(),
});
export type TrainLine = z.infer<typeof trainLineSchema>;

/** A line of the file of code to improve. */
export const applyLineSchema = z.object({ scope, id, brand: z.string().default(''), language: z.enum(['js', 'css']), code: z.string() });
export type ApplyLine = z.infer<typeof applyLineSchema>;

/** What is wrong with a line that cannot be used. */
export interface LineError {
  readonly type: 'error';
  readonly file: 'train' | 'apply';
  readonly line: number;
  readonly message: string;
}

/** Reads JSON lines; a bad one becomes an error with its number, and never stops the rest. Empty lines are passed over. */
export function readLines<T>(text: string, file: LineError['file'], schema: z.ZodType<T>): { readonly lines: readonly T[]; readonly errors: readonly LineError[] } {
  const lines: T[] = [];
  const errors: LineError[] = [];
  for (const [index, line] of text.replace(/^\uFEFF/, '').split(/\r?\n/).entries()) {
    if (line.trim() === '') continue;
    const fail = (message: string): void => void errors.push({ type: 'error', file, line: index + 1, message });
    const value = parseJson(line);
    if (value === undefined) {
      fail('it is not JSON');
      continue;
    }
    const parsed = schema.safeParse(value);
    if (parsed.success) lines.push(parsed.data);
    else fail(`${parsed.error.issues[0]?.path.join('.') ?? ''}: ${parsed.error.issues[0]?.message ?? 'it has another shape'}`);
  }
  return { lines, errors };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
