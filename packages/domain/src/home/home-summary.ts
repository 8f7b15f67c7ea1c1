import { z } from 'zod';
import { codeSummarySchema } from '../codes/generated-code.js';
import { runSchema } from '../generation/run.js';
import { ledgerAlertSchema } from '../ledger/ledger-alert.js';
import { idSchema } from '../primitives.js';
import { reviewQueueSchema } from '../review/commands.js';

export const homeSummaryInputSchema = z.object({ brandId: idSchema.optional() });

/** What is waiting, running and new, for the brands the caller may see. The week is the last seven days. */
export const homeSummarySchema = z.object({
  /** Runs that ask the caller's question back, or whose draft is not safe: somebody must act. */
  waiting: z.array(runSchema),
  /** Code that waits for the caller: to be decided on, mended or deployed. */
  reviews: reviewQueueSchema,
  running: z.array(runSchema),
  recentCodes: z.array(codeSummarySchema),
  week: z.object({ generated: z.int(), passedFirstTime: z.int(), notSafe: z.int(), opalCalls: z.int() }),
  deadLetters: z.int(),
  /** What has to be said of the ledger: it is broken, or nobody has verified it for too long. Null also for those who need not know. */
  ledger: ledgerAlertSchema.nullable(),
  /** Selectors that are broken on a page that is watched. */
  brokenSelectors: z.int(),
  /** Lessons that wait for a decision the caller may give. */
  lessons: z.int(),
  /** First-run facts, each derived from data. */
  facts: z.object({ hasOwnBrand: z.boolean(), hasSelectors: z.boolean(), hasSafeCode: z.boolean(), hasOpalToken: z.boolean() }),
});
export type HomeSummary = z.infer<typeof homeSummarySchema>;
