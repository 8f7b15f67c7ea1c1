import { z } from 'zod';
import { templateStatusSchema } from '@safecode/domain/templates/template';
import { searchChoice, searchText } from '../../../routing/search-fields.js';

export const templateListSearchSchema = z.object({ q: searchText(), page: searchText(40), status: searchChoice(templateStatusSchema.options) });
export type TemplateListSearch = z.output<typeof templateListSearchSchema>;

export const NO_FILTERS: Partial<TemplateListSearch> = { q: undefined, page: undefined, status: undefined };

/** What the API is asked for. A page type that cannot exist is no filter. */
export const toTemplateFilters = ({ q, page, status }: TemplateListSearch, brandId: number) => ({
  brandId,
  q,
  status,
  pageType: page !== undefined && /^[a-z][a-z0-9-]{0,39}$/.test(page) ? page : undefined,
});
