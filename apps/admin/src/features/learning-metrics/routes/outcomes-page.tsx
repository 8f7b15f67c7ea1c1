import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { OUTCOME_REASONS, TROUBLE_KINDS } from '@safecode/domain/confidence/outcome';
import type { OutcomeRow } from '@safecode/domain/learning-metrics/learning-metrics';
import { Page } from '../../../components/page/page.js';
import { EmptyState } from '../../../components/states/empty-state.js';
import { QueryView } from '../../../components/states/query-view.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { ChoiceField, FilterBar } from '../../../components/table/filter-bar.js';
import { LoadMore } from '../../../components/table/load-more.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { formatPercent } from '../../../i18n/format-number.js';
import { paths } from '../../../routing/paths.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { useSearchState } from '../../../routing/use-search-state.js';
import { useOutcomes } from '../api/use-learning.js';
import { messages } from '../messages.js';
import { outcomesSearchSchema, toOutcomeFilters, type OutcomesSearch } from './learning-search.js';

const NO_FILTERS: Partial<OutcomesSearch> = { from: undefined, to: undefined, week: undefined, page: undefined, template: undefined, model: undefined, reason: undefined, trouble: undefined };

const columns = (org: string, brand: string): Column<OutcomeRow>[] => [
  {
    key: 'code',
    header: messages.code,
    phone: 'title',
    cell: (row) => (
      <Link to={paths.code({ org, brand, codeId: row.codeId }, 'history')} data-row-link>
        #{row.codeId} {row.title}
      </Link>
    ),
  },
  { key: 'outcome', header: messages.outcome, tight: true, cell: (row) => messages.reasons[row.reason] },
  { key: 'wrong', header: messages.wrong, cell: (row) => (row.reason === 'edited' ? messages.trouble(row.trouble) : '') },
  { key: 'page', header: messages.pageType, tight: true, cell: (row) => row.pageType },
  { key: 'template', header: messages.template, cell: (row) => (row.templateName === null ? messages.noTemplate : `${row.templateName}${row.templateVersion === null ? '' : ` v${row.templateVersion}`}`) },
  { key: 'chance', header: messages.chance, align: 'end', tight: true, needsHeader: true, cell: (row) => (row.probability === null ? messages.none : formatPercent(row.probability)) },
  { key: 'settled', header: messages.settledAt, tight: true, cell: (row) => <TimeStamp iso={row.settledAt} /> },
];

/** The codes behind a number of the metrics. */
export function OutcomesPage(): ReactNode {
  const { brand, slugs } = useBrandScope();
  const [search, change] = useSearchState(outcomesSearchSchema);
  const pages = useOutcomes(toOutcomeFilters(search, brand.id));
  const isFiltered = Object.values(search).some((value) => value !== undefined);
  const clear = (): void => change(NO_FILTERS);
  return (
    <Page title={messages.outcomesTitle} place={brand.name} trail={{ label: messages.metricsTitle, to: paths.learningSection(slugs.org, brand.slug, 'metrics') }}>
      <FilterBar onClear={isFiltered ? clear : null}>
        <ChoiceField label={messages.outcome} value={search.reason} choices={OUTCOME_REASONS.map((value) => ({ value, label: messages.reasons[value] }))} onChoose={(reason) => change({ reason })} />
        <ChoiceField label={messages.wrong} value={search.trouble} choices={TROUBLE_KINDS.map((value) => ({ value, label: messages.trouble(value) }))} onChoose={(trouble) => change({ trouble })} />
        <ChoiceField label={messages.pageType} value={search.page} choices={brand.pageTypes.map((value) => ({ value, label: value }))} onChoose={(page) => change({ page })} />
      </FilterBar>
      <QueryView query={pages}>
        {({ rows, total }) =>
          rows.length > 0 ? (
            <>
              <DataTable label={messages.outcomesTitle} columns={columns(slugs.org, brand.slug)} rows={rows} rowKey={(row) => row.codeId} total={total} />
              <LoadMore shown={rows.length} total={total} hasMore={pages.hasMore} loading={pages.loadingMore} onMore={pages.loadMore} />
            </>
          ) : isFiltered ? (
            <EmptyState title={messages.emptyFiltered} action={<Button variant="default" onClick={clear}>Clear filters</Button>} />
          ) : (
            <EmptyState title={messages.nothing}>{messages.nothingText}</EmptyState>
          )
        }
      </QueryView>
    </Page>
  );
}
