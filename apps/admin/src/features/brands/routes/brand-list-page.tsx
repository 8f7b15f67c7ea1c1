import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { brandStatusSchema, type BrandSummary } from '@safecode/domain/brands/brand';
import { LinkButton } from '../../../components/actions/link-button.js';
import { Page } from '../../../components/page/page.js';
import { EmptyState } from '../../../components/states/empty-state.js';
import { QueryView } from '../../../components/states/query-view.js';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { lookOf } from '../../../components/status/status-looks.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { ChoiceField, FilterBar, SearchField } from '../../../components/table/filter-bar.js';
import { LoadMore } from '../../../components/table/load-more.js';
import { formatNumber } from '../../../i18n/format-number.js';
import { paths } from '../../../routing/paths.js';
import { useScope } from '../../../routing/use-scope.js';
import { useSearchState } from '../../../routing/use-search-state.js';
import { useBrands } from '../api/use-brands.js';
import { messages } from '../messages.js';
import { brandListSearchSchema, NO_FILTERS } from './brand-list-search.js';

const columns = (org: string): Column<BrandSummary>[] => [
  {
    key: 'name',
    header: messages.name,
    phone: 'title',
    // An archived brand has no screens of its own any more.
    cell: (row) =>
      row.status === 'archived' ? (
        <strong>{row.name}</strong>
      ) : (
        <Link to={paths.home({ org, brand: row.slug })} data-row-link>
          {row.name}
        </Link>
      ),
  },
  { key: 'site', header: messages.site, cell: (row) => row.site },
  { key: 'selectors', header: messages.selectors, align: 'end', tight: true, cell: (row) => formatNumber(row.selectorCount), phone: 'hidden' },
  { key: 'templates', header: messages.templates, align: 'end', tight: true, cell: (row) => formatNumber(row.templateCount), phone: 'hidden' },
  { key: 'rules', header: messages.rules, align: 'end', tight: true, cell: (row) => formatNumber(row.ruleCount), phone: 'hidden' },
  { key: 'code', header: messages.code, align: 'end', tight: true, cell: (row) => formatNumber(row.codeCount), phone: 'hidden' },
  {
    key: 'status',
    header: messages.status,
    tight: true,
    cell: (row) => <StatusBadge family="archivable" status={row.status} {...(row.isDemo ? { detail: `(${messages.demo})` } : {})} />,
  },
];

export function BrandListPage(): ReactNode {
  const { organization, slugs, can } = useScope();
  const [search, change] = useSearchState(brandListSearchSchema);
  const pages = useBrands(search);
  const isFiltered = Object.values(search).some((value) => value !== undefined);
  const clear = (): void => change(NO_FILTERS);
  const add = can('brand.create') ? (
    <LinkButton to={paths.newBrand(slugs.org)} leftSection={<IconPlus size={18} aria-hidden />}>
      {messages.add}
    </LinkButton>
  ) : undefined;
  return (
    <Page title={messages.title} place={organization.name} lead={messages.lead} actions={add}>
      <FilterBar onClear={isFiltered ? clear : null}>
        <SearchField label={messages.search} value={search.q} onSearch={(q) => change({ q }, 'replace')} />
        <ChoiceField
          label={messages.status}
          value={search.status}
          choices={brandStatusSchema.options.map((value) => ({ value, label: lookOf('archivable', value).label }))}
          onChoose={(status) => change({ status })}
        />
      </FilterBar>
      <QueryView query={pages}>
        {({ rows, total }) =>
          rows.length > 0 ? (
            <>
              <DataTable label={messages.title} columns={columns(slugs.org)} rows={rows} rowKey={(row) => row.id} total={total} />
              <LoadMore shown={rows.length} total={total} hasMore={pages.hasMore} loading={pages.loadingMore} onMore={pages.loadMore} />
            </>
          ) : isFiltered ? (
            <EmptyState title={messages.emptyFiltered} action={<Button variant="default" onClick={clear}>Clear filters</Button>} />
          ) : (
            <EmptyState title={messages.empty} action={add}>
              {messages.emptyText}
            </EmptyState>
          )
        }
      </QueryView>
    </Page>
  );
}
