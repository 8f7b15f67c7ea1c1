import { Button } from '@mantine/core';
import { useEffect, useMemo, type ReactNode } from 'react';
import { trpc } from '../../../api/trpc.js';
import { LinkButton } from '../../../components/actions/link-button.js';
import { announce } from '../../../components/announcer/announcer.js';
import { CodeListLinks } from '../../../components/page/code-list-links.js';
import { Page } from '../../../components/page/page.js';
import { EmptyState } from '../../../components/states/empty-state.js';
import { QueryView } from '../../../components/states/query-view.js';
import { LoadMore } from '../../../components/table/load-more.js';
import { ViewsBar } from '../../../components/views/views-bar.js';
import { paths } from '../../../routing/paths.js';
import { useScope } from '../../../routing/use-scope.js';
import { useSearchState } from '../../../routing/use-search-state.js';
import { useCodes } from '../api/use-codes.js';
import { CodeFilters } from '../components/code-filters.js';
import { PeekList } from '../components/peek-list.js';
import { CodeTable } from '../components/code-table.js';
import { describeSearch } from '../components/describe-search.js';
import { messages } from '../messages.js';
import { codeListSearchSchema, hasFilters, NO_FILTERS, toCodeFilters, toListSearch } from './code-list-search.js';

export function CodeListPage(): ReactNode {
  const { brand, organization, slugs, can } = useScope();
  const [search, change] = useSearchState(codeListSearchSchema);
  const filters = toCodeFilters(search, brand?.id ?? null);
  const pages = useCodes(filters);
  const waiting = trpc.review.queue.useQuery({ ...(brand === null ? {} : { brandId: brand.id }), limit: 1 }).data?.total;
  const total = pages.data?.total ?? null;
  const isFiltered = hasFilters(search);
  const pageTypes = useMemo(() => brand?.pageTypes ?? [...new Set(organization.brands.flatMap((entry) => entry.pageTypes))], [brand, organization]);
  useEffect(() => {
    if (isFiltered && total !== null) announce(messages.found(total));
  }, [isFiltered, total]);
  const canGenerate = can('code.generate') || organization.brands.some((entry) => entry.permissions.includes('code.generate'));
  const generate = canGenerate ? (
    <LinkButton to={paths.generate(slugs)}>{messages.generate}</LinkButton>
  ) : undefined;
  const clear = (): void => change(NO_FILTERS);
  return (
    <Page title={messages.title} place={brand?.name ?? organization.name}>
      <ViewsBar list="code" search={toListSearch(search)} open={search.saved} describe={describeSearch} onChange={change} />
      <CodeListLinks slugs={slugs} waiting={waiting} />
      <CodeFilters search={search} filters={filters} pageTypes={pageTypes} onChange={change} />
      <QueryView query={pages}>
        {({ rows }) =>
          rows.length === 0 ? (
            isFiltered ? (
              <EmptyState title={messages.emptyFiltered} action={<Button variant="default" onClick={clear}>{messages.clear}</Button>} />
            ) : (
              <EmptyState title={messages.empty} action={generate}>
                {messages.emptyText}
              </EmptyState>
            )
          ) : (
            <PeekList rows={rows} slugs={slugs} peek={search.peek} change={change}>
              {(peeking) => (
                <>
                  <CodeTable
                    org={slugs.org}
                    codes={rows}
                    total={total}
                    withBrand={brand === null}
                    sort={search.sort ?? '-created'}
                    onSort={(sort) => change({ sort: sort === '-created' ? undefined : sort })}
                    {...peeking}
                  />
                  <LoadMore shown={rows.length} total={total} hasMore={pages.hasMore} loading={pages.loadingMore} onMore={pages.loadMore} />
                </>
              )}
            </PeekList>
          )
        }
      </QueryView>
    </Page>
  );
}
