import { z } from 'zod';
import { VIEWPORT_NAMES } from '@safecode/domain/page-captures/page-capture';
import { searchChoice } from '../../../routing/search-fields.js';
import { searchPage } from './page-reference.js';

/** The capture that is looked at, which elements are shown and chosen (`title,price`), and the window of the picture. */
export const selectorFindSearchSchema = z.object({
  page: searchPage(),
  window: searchChoice(VIEWPORT_NAMES),
  show: searchChoice(['unlisted'] as const),
  sel: z
    .string()
    .regex(/^[a-zA-Z]{1,40}(?:,[a-zA-Z]{1,40}){0,49}$/)
    .optional()
    .catch(undefined),
});
