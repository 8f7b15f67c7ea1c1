import { z } from 'zod';

/** Who did something: recorded with every change. `label` is what people read in lists. */
export const actorSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('user'), userId: z.int(), label: z.string() }),
  z.object({ kind: z.literal('api_key'), keyId: z.int(), label: z.string() }),
  /** Opal called with a registry token, on behalf of whom it says (not verified). */
  z.object({ kind: z.literal('opal'), keyId: z.int(), label: z.string(), onBehalfOf: z.string().nullable() }),
  z.object({ kind: z.literal('system'), label: z.string() }),
]);
export type Actor = z.infer<typeof actorSchema>;
