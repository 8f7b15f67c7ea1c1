import { z } from 'zod';
import { shareSchema } from '../confidence/prediction.js';
import { idSchema, timestampSchema } from '../primitives.js';

/**
 *   running -> rolled_back   the new version is known to be worse: the earlier one was published again
 *          |-> confirmed     the new version is known to be better
 *          |-> stopped       a person ended it; the new version stays
 *          '-> outdated      the template was changed meanwhile
 */
export const EXPERIMENT_STATUSES = ['running', 'rolled_back', 'confirmed', 'stopped', 'outdated'] as const;
export const experimentStatusSchema = z.enum(EXPERIMENT_STATUSES).meta({ id: 'ExperimentStatus' });
export type ExperimentStatus = z.infer<typeof experimentStatusSchema>;

export const ARMS = ['control', 'treatment'] as const;
export type Arm = (typeof ARMS)[number];
