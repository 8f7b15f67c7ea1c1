import { z } from 'zod';
import { VIEWPORT_NAMES } from '@safecode/domain/page-captures/page-capture';
import { searchChoice, searchText } from '../../../routing/search-fields.js';
import { searchPage } from './page-reference.js';

/** The page that is looked at (or the page type whose newest page is), the selector that is tried, and the window of the picture. */
export const selectorTestSearchSchema = z.object({ page: searchPage(), type: searchText(40), selector: searchText(1000), window: searchChoice(VIEWPORT_NAMES) });
