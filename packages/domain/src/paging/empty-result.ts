import { z } from 'zod';

/** The answer of a command that has nothing to tell but that it is done. */
export const emptyResultSchema = z.object({});
