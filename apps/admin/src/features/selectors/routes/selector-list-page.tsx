import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { GLOBAL_PAGE_TYPE } from '@safecode/domain/policy/brand-policy';
import { selectorStatusSchema, type DomSelector } from '@safecode/domain/selectors/dom-selector';
import { ActionButton } from '../../../components/actions/action-button.js';
import { flash } from '../../../components/announcer/flash.js';
import { ConfirmDialog } from '../../../components/dialog/confirm-dialog.js';
import { Dialog } from '../../../components/dialog/dialog.js';
import { KnowledgeLinks } from '../../../components/page/knowledge-links.js';
import { Page } from '../../../components/page/page.js';
import { EmptyState } from '../../../components/states/empty-state.js';
import { QueryView } from '../../../components/states/query-view.js';
import { lookOf } from '../../../components/status/status-looks.js';
import { ChoiceField, FilterBar, SearchField } from '../../../components/table/filter-bar.js';
import { LoadMore } from '../../../components/table/load-more.js';
import { paths } from '../../../routing/paths.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { useSearchState } from '../../../routing/use-search-state.js';
import { useSelectorChanges, useSelectors } from '../api/use-selectors.js';
import { SelectorLinks } from '../components/selector-links.js';
import { SelectorForm } from '../components/selector-form.js';
import { SelectorTable } from '../components/selector-table.js';
import { messages } from '../messages.js';
import { NO_FILTERS, selectorListSearchSchema, toSelectorFilters } from './selector-list-search.js';

type Opened = { what: 'form'; selector: DomSelector | null } | { what: 'archive'; selector: DomSelector } | null;

export function SelectorListPage(): ReactNode {
  const { brand, slugs, can } = useBrandScope();
  const [search, change] = useSearchState(selectorListSearchSchema);
  const pages = useSelectors(toSelectorFilters(search, brand.id));
  const { archive } = useSelectorChanges();
  const [opened, setOpened] = useState<Opened>(null);
  const canChange = can('knowledge.update');
  const isFiltered = Object.values(search).some((value) => value !== undefined);
  const close = (): void => setOpened(null);
  const clear = (): void => change(NO_FILTERS);
  const add = (
    <ActionButton leftSection={<IconPlus size={18} aria-hidden />} blockedBy={canChange ? null : messages.notAllowed} onClick={() => setOpened({ what: 'form', selector: null })}>
      {messages.add}
    </ActionButton>
  );
  return (
    <Page title={messages.title} place={brand.name} lead={messages.lead} actions={add}>
      <KnowledgeLinks org={slugs.org} brand={brand.slug} />
      <SelectorLinks org={slugs.org} brand={brand.slug} />
      <FilterBar onClear={isFiltered ? clear : null}>
        <SearchField label={messages.search} placeholder={messages.searchHint} value={search.q} onSearch={(q) => change({ q }, 'replace')} />
        <ChoiceField
          label={messages.pageType}
          value={search.page}
          choices={[...brand.pageTypes, GLOBAL_PAGE_TYPE].map((value) => ({ value, label: value }))}
          onChoose={(page) => change({ page })}
        />
        <ChoiceField
          label={messages.status}
          value={search.status}
          choices={selectorStatusSchema.options.map((value) => ({ value, label: lookOf('selector', value).label }))}
          onChoose={(status) => change({ status })}
        />
      </FilterBar>
      <QueryView query={pages}>
        {({ rows, total }) =>
          rows.length > 0 ? (
            <>
              <SelectorTable
                selectors={rows}
                total={total}
                canChange={canChange}
                addressOf={({ id }) => paths.selector(slugs.org, brand.slug, id)}
                onEdit={(selector) => setOpened({ what: 'form', selector })}
                onArchive={(selector) => setOpened({ what: 'archive', selector })}
              />
              <LoadMore shown={rows.length} total={total} hasMore={pages.hasMore} loading={pages.loadingMore} onMore={pages.loadMore} />
            </>
          ) : isFiltered ? (
            <EmptyState title={messages.emptyFiltered} action={<Button variant="default" onClick={clear}>Clear filters</Button>} />
          ) : (
            <EmptyState title={messages.empty}>{messages.emptyText}</EmptyState>
          )
        }
      </QueryView>
      <Dialog opened={opened?.what === 'form'} onClose={close} title={opened?.selector === null ? messages.add : messages.editNamed(opened?.selector.name ?? '')} size="lg">
        {opened?.what === 'form' ? <SelectorForm brand={brand} selector={opened.selector} onDone={close} /> : null}
      </Dialog>
      <ConfirmDialog
        opened={opened?.what === 'archive'}
        onClose={close}
        title={messages.archiveTitle(opened?.selector?.name ?? '')}
        confirmLabel={messages.archiveVerb}
        onConfirm={async () => {
          if (opened?.what !== 'archive') return;
          await archive.mutateAsync({ id: opened.selector.id });
          flash(messages.archived(opened.selector.name));
        }}
      >
        {messages.archiveText(opened?.selector?.selector ?? '')}
      </ConfirmDialog>
    </Page>
  );
}
