import { z } from 'zod';
import { idSchema } from '../primitives.js';

/** `lastEventId` comes from the client's reconnect; the stream then goes on with what changed since. */
export const watchRunSchema = z.object({ id: idSchema, lastEventId: z.string().max(200).nullish() });
