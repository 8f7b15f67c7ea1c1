import { Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ReviewQueue } from '@safecode/domain/review/commands';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { paths } from '../../../routing/paths.js';
import { messages } from '../messages.js';
import { isOutdated, type Selection } from '../../../components/table/selection.js';
import classes from './queue.module.css';

type Row = ReviewQueue['rows'][number];

export interface QueueTableProps {
  org: string;
  rows: readonly Row[];
  total: number;
  withBrand: boolean;
  selected: Selection<Row>;
  /** `withRange`: from the row chosen last to this one. */
  onToggle: (row: Row, withRange: boolean) => void;
}

function columns({ org, withBrand, selected, onToggle }: QueueTableProps): Column<Row>[] {
  const brand: Column<Row>[] = withBrand ? [{ key: 'brand', header: messages.brand, cell: (row) => row.brandName }] : [];
  return [
    {
      key: 'select',
      header: messages.choose,
      tight: true,
      cell: (row) => (
        <Checkbox
          size="md"
          aria-label={messages.chooseRow(row.id)}
          checked={selected.has(row.id)}
          onChange={(event) => onToggle(row, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
          className={classes.box ?? ''}
        />
      ),
    },
    {
      key: 'what',
      header: messages.what,
      phone: 'title',
      cell: (row) => (
        <Link to={paths.code({ org, brand: row.brandSlug, codeId: row.id })} data-row-link>
          #{row.id} {row.title}
        </Link>
      ),
    },
    ...brand,
    { key: 'page', header: messages.page, tight: true, cell: (row) => row.pageType },
    { key: 'status', header: messages.status, tight: true, cell: (row) => <StatusBadge family="code" status={row.status} /> },
    {
      key: 'why',
      header: messages.why,
      cell: (row) => (
        <span className={classes.reason}>
          {isOutdated(selected, row) ? <strong>{messages.changedSinceChosen} </strong> : null}
          {row.reason} {row.submittedAt === null ? null : <span className={classes.muted}>{messages.sentAgo} <TimeStamp iso={row.submittedAt} /></span>}
        </span>
      ),
    },
    {
      key: 'due',
      header: messages.dueColumn,
      tight: true,
      needsHeader: true,
      cell: (row) =>
        row.dueAt === null ? null : (
          <span className={row.isOverdue ? classes.overdue : undefined}>
            {row.isOverdue ? `${messages.overdueShort} ` : null}
            <TimeStamp iso={row.dueAt} format="moment" />
          </span>
        ),
    },
  ];
}

/** Code that waits for this person, the most urgent first. */
export function QueueTable(props: QueueTableProps): ReactNode {
  return <DataTable label={messages.waitingTitle} columns={columns(props)} rows={props.rows} rowKey={(row) => row.id} total={props.total} />;
}
