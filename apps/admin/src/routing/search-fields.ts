import { z } from 'zod';

/**
 * Fields of a search schema. Each falls back by itself, so that one bad parameter is dropped and the others stay.
 * A text of digits arrives as a number, because that is how the router reads it.
 */
export const searchText = (max = 200) =>
  z
    .preprocess((value) => (typeof value === 'number' || typeof value === 'boolean' ? String(value) : value), z.string().trim().max(max))
    .transform((text) => (text === '' ? undefined : text))
    .optional()
    .catch(undefined);

export const searchChoice = <T extends string>(choices: readonly T[]) => z.enum(choices as readonly [T, ...T[]]).optional().catch(undefined);
