import { z } from 'zod';
import { TROUBLE_WORDS, troubleKindSchema } from './outcome.js';
import { shareSchema } from './prediction.js';

/** Similar earlier requests a note needs: with fewer nothing is said. */
export const MIN_SIMILAR = 20;

/** What usually goes wrong with requests like this one, said before it is generated. */
export const riskNoteSchema = z
  .object({
    /** Chance, 0..1, that the code will be edited or rejected: that of similar requests, drawn towards the base rate. */
    risk: z.number().min(0).max(1),
    /** Similar requests whose code was edited or rejected. */
    similar: shareSchema,
    /** Of all requests of the brand. */
    base: shareSchema,
    /** What was wrong with them, most frequent first; shares are of the similar requests. */
    kinds: z.array(z.object({ kind: troubleKindSchema, share: shareSchema })),
  })
  .meta({ id: 'RiskNote' });
export type RiskNote = z.infer<typeof riskNoteSchema>;

/** The note in one sentence, with its numbers: for agents, and for whoever reads no table. */
export function sayRisk({ similar, base, kinds }: RiskNote): string {
  const percent = (value: number): number => Math.round(value * 100);
  const often = kinds.map(({ kind, share }) => `${TROUBLE_WORDS[kind]} (${share.count})`).join(', ');
  const rate = `${similar.count} of ${similar.n} similar requests were edited or rejected (${percent(similar.rate)} %, ${percent(similar.low)}-${percent(similar.high)}; of all requests ${percent(base.rate)} %)`;
  return often === '' ? `${rate}.` : `${rate}. Most often: ${often}.`;
}
