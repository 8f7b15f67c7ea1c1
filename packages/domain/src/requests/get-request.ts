import { z } from 'zod';
import { idSchema } from '../primitives.js';

export const getRequestSchema = z.object({ id: idSchema });
