import type { ReactNode } from 'react';
import type { MendView } from '@safecode/domain/selector-health/mend';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { messages } from '../messages.js';
import classes from './health.module.css';

const COLUMNS: readonly Column<MendView['mends'][number]>[] = [
  { key: 'name', header: messages.selector, phone: 'title', cell: (row) => row.name },
  { key: 'from', header: messages.from, needsHeader: true, cell: (row) => <code className={classes.selector}>{row.from}</code> },
  { key: 'to', header: messages.to, needsHeader: true, cell: (row) => (row.selector === null ? messages.becomes[row.action] : <code className={classes.selector}>{row.selector}</code>) },
];

/** What a mend makes of each selector. */
export function MendTable({ mend }: { mend: MendView }): ReactNode {
  return <DataTable label={messages.proposal} rows={mend.mends} rowKey={(row) => row.selectorId} columns={COLUMNS} />;
}
