import { z } from 'zod';
import { VIEWPORT_NAMES } from '@safecode/domain/page-captures/page-capture';
import { searchChoice, searchText } from '../../../routing/search-fields.js';
import { searchPage } from './page-reference.js';

/** The page that is looked at, the selector that is tried, and the window through which its picture is shown. */
export const selectorTestSearchSchema = z.object({ page: searchPage(), selector: searchText(1000), window: searchChoice(VIEWPORT_NAMES) });
