import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { OUTCOME_CLASSES, requestStatusSchema, type OpalRequest } from '@safecode/domain/requests/opal-request';
import { LinkButton } from '../../../components/actions/link-button.js';
import { Page } from '../../../components/page/page.js';
import { EmptyState } from '../../../components/states/empty-state.js';
import { QueryView } from '../../../components/states/query-view.js';
import { lookOf } from '../../../components/status/status-looks.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { ChoiceField, FilterBar, SearchField } from '../../../components/table/filter-bar.js';
import { LoadMore } from '../../../components/table/load-more.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { formatDuration } from '../../../i18n/format-number.js';
import { paths, type ScopeSlugs } from '../../../routing/paths.js';
import { useScope } from '../../../routing/use-scope.js';
import { useSearchState } from '../../../routing/use-search-state.js';
import { useRequests } from '../api/use-requests.js';
import { RequestBadge } from '../components/request-badge.js';
import { toolName } from '../components/tool-name.js';
import { messages } from '../messages.js';
import { NO_FILTERS, requestListSearchSchema, TOOL_NAMES } from './request-list-search.js';

const columns = (slugs: ScopeSlugs): Column<OpalRequest>[] => [
  {
    key: 'what',
    header: messages.what,
    phone: 'title',
    cell: (row) => (
      <Link to={paths.request(slugs, row.id)} data-row-link>
        #{row.id} {row.testDescription ?? messages.noDescription}
      </Link>
    ),
  },
  { key: 'tool', header: messages.tool, tight: true, cell: (row) => toolName(row.tool) },
  ...(slugs.brand === null ? [{ key: 'brand', header: messages.brand, cell: (row: OpalRequest) => row.brandName }] : []),
  { key: 'outcome', header: messages.outcome, tight: true, cell: (row) => <RequestBadge request={row} /> },
  { key: 'took', header: messages.took, align: 'end', tight: true, cell: (row) => (row.responseTimeMs === null ? messages.pending : formatDuration(row.responseTimeMs)) },
  { key: 'when', header: messages.when, tight: true, cell: (row) => <TimeStamp iso={row.createdAt} /> },
];

export function RequestListPage(): ReactNode {
  const { brand, organization, slugs, can } = useScope();
  const [search, change] = useSearchState(requestListSearchSchema);
  const pages = useRequests({ ...search, ...(brand === null ? {} : { brandId: brand.id }) });
  const isFiltered = Object.values(search).some((value) => value !== undefined);
  const clear = (): void => change(NO_FILTERS);
  return (
    <Page title={messages.title} place={brand?.name ?? organization.name} lead={messages.lead}>
      <FilterBar onClear={isFiltered ? clear : null}>
        <SearchField label={messages.search} placeholder={messages.searchHint} value={search.q} onSearch={(q) => change({ q }, 'replace')} />
        <ChoiceField
          label={messages.status}
          value={search.status}
          choices={requestStatusSchema.options.map((value) => ({ value, label: lookOf('request', value).label }))}
          onChoose={(status) => change({ status })}
        />
        <ChoiceField
          label={messages.outcome}
          value={search.outcome}
          choices={OUTCOME_CLASSES.map((value) => ({ value, label: lookOf('outcome', value).label }))}
          onChoose={(outcome) => change({ outcome })}
        />
        <ChoiceField label={messages.tool} value={search.tool} choices={TOOL_NAMES.map((value) => ({ value, label: messages.tools[value] }))} onChoose={(tool) => change({ tool })} />
      </FilterBar>
      <QueryView query={pages}>
        {({ rows, total }) =>
          rows.length > 0 ? (
            <>
              <DataTable label={messages.title} columns={columns(slugs)} rows={rows} rowKey={(row) => row.id} total={total} />
              <LoadMore shown={rows.length} total={total} hasMore={pages.hasMore} loading={pages.loadingMore} onMore={pages.loadMore} />
            </>
          ) : isFiltered ? (
            <EmptyState title={messages.emptyFiltered} action={<Button variant="default" onClick={clear}>Clear filters</Button>} />
          ) : (
            <EmptyState title={messages.empty} action={can('api_key.read') ? <LinkButton to={paths.settings(slugs.org, 'opal')}>{messages.connect}</LinkButton> : undefined}>
              {messages.emptyText}
            </EmptyState>
          )
        }
      </QueryView>
    </Page>
  );
}
