import { z } from 'zod';

/** A selector that a correction needs and the brand has not approved. `refusal`: why nobody could approve it as it is; null: it can be proposed. */
export const neededSelectorSchema = z.object({ selector: z.string(), refusal: z.string().nullable() });
export type NeededSelector = z.infer<typeof neededSelectorSchema>;

/** What of the policy stands against a correction that is not safe. */
export const policyNeedsSchema = z.object({
  selectors: z.array(neededSelectorSchema),
  /** Findings that no selector answers, by the numbers of the rules of the brand they are about; null: what always holds. */
  rules: z.array(z.object({ rule: z.string().nullable(), message: z.string() })),
});
export type PolicyNeeds = z.infer<typeof policyNeedsSchema>;
