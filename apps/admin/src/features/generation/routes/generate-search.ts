import { z } from 'zod';
import { searchText } from '../../../routing/search-fields.js';

/** Presets of the composer; the description is a draft of this browser and never in the address. */
export const generateSearchSchema = z.object({ page: searchText(40), template: searchText(60) });
