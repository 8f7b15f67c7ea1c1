import { z } from 'zod';
import { selectorStatusSchema } from '@safecode/domain/selectors/dom-selector';
import { searchChoice, searchText } from '../../../routing/search-fields.js';

export const selectorListSearchSchema = z.object({ q: searchText(), page: searchText(40), status: searchChoice(selectorStatusSchema.options) });
export type SelectorListSearch = z.output<typeof selectorListSearchSchema>;

export const NO_FILTERS: Partial<SelectorListSearch> = { q: undefined, page: undefined, status: undefined };

/** What the API is asked for. A page type that cannot exist is no filter. */
export const toSelectorFilters = ({ q, page, status }: SelectorListSearch, brandId: number) => ({
  brandId,
  q,
  status,
  pageType: page !== undefined && /^[a-z][a-z0-9-]{0,39}$/.test(page) ? page : undefined,
});
