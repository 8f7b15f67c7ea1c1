import { z } from 'zod';
import { deviceSchema } from './session.js';

export const deviceListSchema = z.object({ rows: z.array(deviceSchema) });
/** How many other devices were signed out. */
export const endedDevicesSchema = z.object({ ended: z.int() });
