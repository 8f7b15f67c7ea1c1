import { z } from 'zod';

/** What the address of the health screen holds: the incident a notification is about. */
export const healthSearchSchema = z.object({ incident: z.coerce.number().int().positive().optional().catch(undefined) });
