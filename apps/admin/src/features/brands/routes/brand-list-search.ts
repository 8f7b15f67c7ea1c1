import { z } from 'zod';
import { brandStatusSchema } from '@safecode/domain/brands/brand';
import { searchChoice, searchText } from '../../../routing/search-fields.js';

export const brandListSearchSchema = z.object({ q: searchText(), status: searchChoice(brandStatusSchema.options) });
export type BrandListSearch = z.output<typeof brandListSearchSchema>;
export const NO_FILTERS: Partial<BrandListSearch> = { q: undefined, status: undefined };
