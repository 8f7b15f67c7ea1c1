import type { ReactNode } from 'react';
import type { SelectorDetail } from '@safecode/domain/selectors/selector-stage';
import { Panel } from '../../../components/page/panel.js';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { messages } from '../messages.js';
import classes from './selectors.module.css';

const COLUMNS: readonly Column<SelectorDetail['pages'][number]>[] = [
  {
    key: 'page',
    header: messages.page,
    phone: 'title',
    cell: (row) => (
      <>
        <span className={classes.long}>{row.url}</span>
        <div className={classes.muted}>
          {row.pageType}, {messages.windowWidth(row.width)}
        </div>
      </>
    ),
  },
  { key: 'state', header: messages.state, tight: true, cell: (row) => <StatusBadge family="health" status={row.state} /> },
  { key: 'since', header: messages.since, tight: true, needsHeader: true, cell: (row) => <TimeStamp iso={row.since} /> },
  { key: 'last', header: messages.lastLook, tight: true, needsHeader: true, cell: (row) => <TimeStamp iso={row.checkedAt} /> },
];

/** How a selector does on each watched page. */
export function PagesPanel({ pages }: { pages: SelectorDetail['pages'] }): ReactNode {
  return (
    <Panel title={messages.pages}>
      {pages.length === 0 ? (
        <p className={classes.muted}>{messages.pagesNone}</p>
      ) : (
        <DataTable
          label={messages.pages}
          rows={pages}
          rowKey={(row) => row.pageId}
          columns={COLUMNS}
        />
      )}
    </Panel>
  );
}
