import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { WatchedPage } from '@safecode/domain/selector-health/health-view';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { messages } from '../messages.js';
import classes from './health.module.css';

export interface WatchedPageTableProps {
  pages: readonly WatchedPage[];
  canChange: boolean;
  onVisit: (page: WatchedPage) => void;
  onEdit: (page: WatchedPage) => void;
  onRemove: (page: WatchedPage) => void;
}

function columns({ canChange, onVisit, onEdit, onRemove }: WatchedPageTableProps): Column<WatchedPage>[] {
  const actions: Column<WatchedPage> = {
    key: 'actions',
    header: messages.actionsHeader,
    tight: true,
    cell: (page) => (
      <span className={classes.actions}>
        <Button size="xs" variant="default" aria-label={messages.visitOf(page.url)} onClick={() => onVisit(page)} data-row-link>
          {messages.visit}
        </Button>
        <Button size="xs" variant="default" aria-label={messages.editOf(page.url)} onClick={() => onEdit(page)}>
          {messages.edit}
        </Button>
        <Button size="xs" variant="default" aria-label={messages.removeOf(page.url)} onClick={() => onRemove(page)}>
          {messages.remove}
        </Button>
      </span>
    ),
  };
  return [
    { key: 'url', header: messages.url, phone: 'title', cell: (page) => <span className={classes.url}>{page.url}</span> },
    { key: 'type', header: messages.pageType, tight: true, cell: (page) => page.pageType },
    { key: 'every', header: messages.every, tight: true, needsHeader: true, cell: (page) => messages.everyText(page.everyMinutes) },
    { key: 'selectors', header: messages.selectors, cell: (page) => messages.counts(page.counts) },
    { key: 'last', header: messages.lastVisit, needsHeader: true, cell: (page) => <LastVisit page={page} /> },
    ...(canChange ? [actions] : []),
  ];
}

function LastVisit({ page }: { page: WatchedPage }): ReactNode {
  if (page.lastVisitAt === null || page.lastOutcome === null) return messages.never;
  return (
    <>
      <TimeStamp iso={page.lastVisitAt} />
      {page.lastOutcome === 'seen' ? null : <div className={classes.muted}>{page.lastError ?? messages.outcomes[page.lastOutcome]}</div>}
    </>
  );
}

/** The pages that are visited, and how the last visit of each ended. */
export function WatchedPageTable(props: WatchedPageTableProps): ReactNode {
  return <DataTable label={messages.pages} columns={columns(props)} rows={props.pages} rowKey={(page) => page.id} />;
}
