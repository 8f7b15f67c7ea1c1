import { z } from 'zod';
import { searchChoice } from '../../../routing/search-fields.js';

export const ruleListSearchSchema = z.object({ show: searchChoice(['all'] as const) });
