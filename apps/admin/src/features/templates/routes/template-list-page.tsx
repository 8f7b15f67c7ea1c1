import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { templateStatusSchema, type Template } from '@safecode/domain/templates/template';
import { LinkButton } from '../../../components/actions/link-button.js';
import { KnowledgeLinks } from '../../../components/page/knowledge-links.js';
import { Page } from '../../../components/page/page.js';
import { EmptyState } from '../../../components/states/empty-state.js';
import { QueryView } from '../../../components/states/query-view.js';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { lookOf } from '../../../components/status/status-looks.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { ChoiceField, FilterBar, SearchField } from '../../../components/table/filter-bar.js';
import { LoadMore } from '../../../components/table/load-more.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { paths } from '../../../routing/paths.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { useSearchState } from '../../../routing/use-search-state.js';
import { useTemplates } from '../api/use-templates.js';
import { messages } from '../messages.js';
import { NO_FILTERS, templateListSearchSchema, toTemplateFilters } from './template-list-search.js';
import classes from '../components/templates.module.css';

const columns = (org: string, brand: string): Column<Template>[] => [
  {
    key: 'name',
    header: messages.name,
    phone: 'title',
    cell: (row) => (
      <>
        <Link to={paths.template(org, brand, row.id)} data-row-link>
          {row.name}
        </Link>
        <div className={classes.muted}>{row.description}</div>
      </>
    ),
  },
  { key: 'type', header: messages.testType, tight: true, cell: (row) => row.testType },
  { key: 'pages', header: messages.pageTypes, cell: (row) => row.pageTypes.join(', ') },
  { key: 'slots', header: messages.slots, align: 'end', tight: true, phone: 'hidden', cell: (row) => row.slots.length },
  { key: 'version', header: messages.version, align: 'end', tight: true, cell: (row) => `v${row.version}` },
  { key: 'status', header: messages.status, tight: true, cell: (row) => <StatusBadge family="template" status={row.status} /> },
  { key: 'verdict', header: messages.verdict, tight: true, cell: (row) => <StatusBadge family="verdict" status={row.report.verdict} /> },
  { key: 'updated', header: messages.updated, tight: true, phone: 'hidden', cell: (row) => <TimeStamp iso={row.updatedAt} /> },
];

export function TemplateListPage(): ReactNode {
  const { brand, slugs, can } = useBrandScope();
  const [search, change] = useSearchState(templateListSearchSchema);
  const pages = useTemplates(toTemplateFilters(search, brand.id));
  const isFiltered = Object.values(search).some((value) => value !== undefined);
  const clear = (): void => change(NO_FILTERS);
  return (
    <Page
      title={messages.title}
      place={brand.name}
      lead={messages.lead}
      actions={
        can('knowledge.update') ? (
          <LinkButton to={paths.newTemplate(slugs.org, brand.slug)} leftSection={<IconPlus size={18} aria-hidden />}>
            {messages.add}
          </LinkButton>
        ) : undefined
      }
    >
      <KnowledgeLinks org={slugs.org} brand={brand.slug} />
      <FilterBar onClear={isFiltered ? clear : null}>
        <SearchField label={messages.search} placeholder={messages.searchHint} value={search.q} onSearch={(q) => change({ q }, 'replace')} />
        <ChoiceField label={messages.pageType} value={search.page} choices={brand.pageTypes.map((value) => ({ value, label: value }))} onChoose={(page) => change({ page })} />
        <ChoiceField
          label={messages.status}
          value={search.status}
          choices={templateStatusSchema.options.map((value) => ({ value, label: lookOf('template', value).label }))}
          onChoose={(status) => change({ status })}
        />
      </FilterBar>
      <QueryView query={pages}>
        {({ rows, total }) =>
          rows.length > 0 ? (
            <>
              <DataTable label={messages.title} columns={columns(slugs.org, brand.slug)} rows={rows} rowKey={(row) => row.id} total={total} />
              <LoadMore shown={rows.length} total={total} hasMore={pages.hasMore} loading={pages.loadingMore} onMore={pages.loadMore} />
            </>
          ) : isFiltered ? (
            <EmptyState title={messages.emptyFiltered} action={<Button variant="default" onClick={clear}>Clear filters</Button>} />
          ) : (
            <EmptyState title={messages.empty}>{messages.emptyText}</EmptyState>
          )
        }
      </QueryView>
    </Page>
  );
}
