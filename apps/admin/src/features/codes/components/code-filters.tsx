import type { ReactNode } from 'react';
import { CODE_SORTS, CODE_STATUSES } from '@safecode/domain/codes/generated-code';
import { lookOf } from '../../../components/status/status-looks.js';
import { ChoiceField, FilterBar, SearchField } from '../../../components/table/filter-bar.js';
import { useCodeFacets, type CodeFilters as Filters } from '../api/use-codes.js';
import { messages } from '../messages.js';
import { hasFilters, NO_FILTERS, type CodeListSearch } from '../routes/code-list-search.js';

const VERDICTS = ['pass', 'fail'] as const;

export interface CodeFiltersProps {
  search: CodeListSearch;
  filters: Filters;
  /** Page types of the brand; those of all brands come with the counts. */
  pageTypes: readonly string[];
  onChange: (patch: Partial<CodeListSearch>, how?: 'push' | 'replace') => void;
}

/** Every value of a filter with how many there are, the other filters as they are. */
export function CodeFilters({ search, filters, pageTypes, onChange }: CodeFiltersProps): ReactNode {
  const facets = useCodeFacets(filters).data;
  const counted = <V extends string>(list: readonly { value: string; count: number }[] | undefined, value: V, label: string) => ({
    value,
    label: facets === undefined ? label : messages.withCount(label, list?.find((entry) => entry.value === value)?.count ?? 0),
  });
  const types = [...new Set([...pageTypes, ...(facets?.pageType ?? []).map((entry) => entry.value)])];
  return (
    <FilterBar onClear={hasFilters(search) ? () => onChange(NO_FILTERS) : null}>
      <SearchField label={messages.search} placeholder={messages.searchHint} value={search.q} onSearch={(q) => onChange({ q }, 'replace')} />
      <ChoiceField
        label={messages.status}
        value={search.status}
        choices={CODE_STATUSES.map((value) => counted(facets?.status, value, lookOf('code', value).label))}
        onChoose={(status) => onChange({ status })}
      />
      <ChoiceField
        label={messages.verdict}
        value={search.verdict}
        choices={VERDICTS.map((value) => counted(facets?.verdict, value, lookOf('verdict', value).label))}
        onChoose={(verdict) => onChange({ verdict })}
      />
      <ChoiceField
        label={messages.pageType}
        value={search.page}
        choices={types.map((value) => counted(facets?.pageType, value, value))}
        onChoose={(page) => onChange({ page })}
      />
      <ChoiceField
        label={messages.sort}
        any={null}
        value={search.sort ?? '-created'}
        choices={CODE_SORTS.map((value) => ({ value, label: messages.sorts[value] }))}
        onChoose={(sort) => onChange({ sort: sort === '-created' ? undefined : sort })}
      />
    </FilterBar>
  );
}
