import { z } from 'zod';
import { CODE_SORTS, CODE_STATUSES, type CodeSort } from '@safecode/domain/codes/generated-code';
import { searchChoice, searchText } from '../../../routing/search-fields.js';

const DEFAULT_SORT: CodeSort = '-created';

/** Filters, search and order of the list, all in the address. Defaults are left out of it. */
export const codeListSearchSchema = z.object({
  q: searchText(),
  status: searchChoice(CODE_STATUSES),
  verdict: searchChoice(['pass', 'fail'] as const),
  page: searchText(40),
  /** The saved view that is open. */
  saved: searchText(12),
  /** The code that is looked into beside the list. */
  peek: searchText(9).pipe(z.string().regex(/^[1-9]\d{0,8}$/).optional()).catch(undefined),
  sort: searchChoice(CODE_SORTS).transform((sort) => (sort === DEFAULT_SORT ? undefined : sort)),
});
export type CodeListSearch = z.output<typeof codeListSearchSchema>;

/** What the API is asked for. A page type that cannot exist is no filter. */
export function toCodeFilters(search: CodeListSearch, brandId: number | null) {
  const { q, status, verdict, page, sort } = search;
  const pageType = page !== undefined && /^[a-z][a-z0-9-]{0,39}$/.test(page) ? page : undefined;
  return { ...(brandId === null ? {} : { brandId }), q, status, verdict, pageType, sort: sort ?? DEFAULT_SORT };
}

export const hasFilters = ({ q, status, verdict, page }: CodeListSearch): boolean => [q, status, verdict, page].some((value) => value !== undefined);

/** The filters and the order alone: what a saved view keeps. */
export const toListSearch = ({ q, status, verdict, page, sort }: CodeListSearch) => ({ q, status, verdict, page, sort });

/** Takes every filter away; the order stays. */
export const NO_FILTERS: Partial<CodeListSearch> = { q: undefined, status: undefined, verdict: undefined, page: undefined };
