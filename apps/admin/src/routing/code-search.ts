import { z } from 'zod';
import { searchChoice } from './search-fields.js';

/** What can be compared: a side by its name, or a revision by its number, `r3`. */
const side = () =>
  z
    .string()
    .regex(/^(?:template|generated|edited|live|r[1-9]\d{0,5})$/)
    .optional()
    .catch(undefined);

const number = () =>
  z
    .union([z.number(), z.string().regex(/^\d{1,6}$/).transform(Number)])
    .pipe(z.int().positive().max(999_999))
    .optional()
    .catch(undefined);

/** The parameters of all views of a code: one schema, so that no view drops what another one needs. */
export const codeSearchSchema = z.object({
  /** The revision to read; absent: the newest. */
  rev: number(),
  from: side(),
  to: side(),
  mode: searchChoice(['split', 'unified', 'text'] as const),
  /** How a correction is reported; absent: none is. */
  report: searchChoice(['edit', 'pick', 'deployed'] as const),
  /** The draft of a correction that is taken up again. */
  draft: number(),
  edit: searchChoice(['js', 'css'] as const),
  /** Where the caret goes when editing begins: line and column, `18:3`. */
  at: z
    .string()
    .regex(/^[1-9]\d{0,5}:[1-9]\d{0,5}$/)
    .optional()
    .catch(undefined),
});
export type CodeSearch = z.output<typeof codeSearchSchema>;
