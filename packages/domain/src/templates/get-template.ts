import { z } from 'zod';
import { idSchema } from '../primitives.js';

export const getTemplateSchema = z.object({ id: idSchema });
