import { IconLayoutSidebarRight } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import type { CodeSort, codeSummarySchema } from '@safecode/domain/codes/generated-code';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { DataTable, type Column, type SortDirection } from '../../../components/table/data-table.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { formatPercent } from '../../../i18n/format-number.js';
import { paths } from '../../../routing/paths.js';
import { messages } from '../messages.js';
import classes from './codes.module.css';

type Code = z.infer<typeof codeSummarySchema>;

export interface CodeTableProps {
  org: string;
  codes: readonly Code[];
  total: number | null;
  withBrand: boolean;
  sort: CodeSort;
  onSort: (sort: CodeSort) => void;
  /** The code that is looked into; null when none is. */
  peeked: number | null;
  onPeek: (code: Code) => void;
  onRowFocus: (code: Code) => void;
}

function direction(sort: CodeSort, ascending: CodeSort | null, descending: CodeSort | null): SortDirection {
  if (sort === ascending) return 'ascending';
  return sort === descending ? 'descending' : 'none';
}

const IN_PEEK: ReadonlySet<string> = new Set(['confidence', 'age', 'due']);
const isPast = (iso: string): boolean => Date.parse(iso) < Date.now();

/** A decision that is due, with the moment itself. */
function DueCell({ dueAt }: Pick<Code, 'dueAt'>): ReactNode {
  if (dueAt === null) return null;
  const isOverdue = isPast(dueAt);
  return (
    <span className={isOverdue ? classes.overdue : undefined}>
      {isOverdue ? `${messages.overdue} ` : null}
      <TimeStamp iso={dueAt} format="moment" />
    </span>
  );
}

function columns({ org, withBrand, sort, onSort, peeked, onPeek }: CodeTableProps): Column<Code>[] {
  return [
    {
      key: 'title',
      header: messages.name,
      phone: 'title',
      sort: { direction: direction(sort, 'title', null), onSort: () => onSort('title') },
      cell: (code) => (
        <Link to={paths.code({ org, brand: code.brandSlug, codeId: code.id }, code.verdict === 'fail' ? 'findings' : 'code')} data-row-link>
          #{code.id} {code.title}
        </Link>
      ),
    },
    {
      key: 'page',
      header: withBrand ? messages.pageOfBrand : messages.page,
      cell: (code) => (
        <>
          {code.pageType}
          {withBrand ? <div className={classes.muted}>{code.brandName}</div> : null}
        </>
      ),
    },
    { key: 'status', header: messages.status, tight: true, cell: (code) => <StatusBadge family="code" status={code.status} /> },
    {
      key: 'checks',
      header: messages.checks,
      tight: true,
      cell: (code) => (
        <span className={classes.checks}>
          <StatusBadge family="verdict" status={code.verdict} />
          {code.errorCount + code.warningCount === 0 ? null : <span className={classes.muted}>{messages.counts(code.errorCount, code.warningCount)}</span>}
        </span>
      ),
    },
    {
      key: 'confidence',
      header: messages.confidence,
      align: 'end',
      tight: true,
      needsHeader: true,
      sort: { direction: direction(sort, null, '-confidence'), onSort: () => onSort('-confidence') },
      cell: (code) => formatPercent(code.confidence),
    },
    {
      key: 'age',
      header: messages.age,
      sort: { direction: direction(sort, 'created', '-created'), onSort: () => onSort(sort === '-created' ? 'created' : '-created') },
      cell: (code) => (
        <>
          <TimeStamp iso={code.createdAt} />
          <div className={classes.muted}>{code.createdBy}</div>
        </>
      ),
    },
    {
      key: 'due',
      header: messages.due,
      needsHeader: true,
      sort: { direction: direction(sort, 'due', null), onSort: () => onSort(sort === 'due' ? '-created' : 'due') },
      cell: (code) => <DueCell dueAt={code.dueAt} />,
    },
    {
      key: 'peek',
      header: messages.look,
      tight: true,
      cell: (code) => (
        <button type="button" className={classes.peekButton} aria-label={messages.peekAt(code.id)} aria-expanded={peeked === code.id} onClick={() => onPeek(code)}>
          <IconLayoutSidebarRight size={18} stroke={1.5} aria-hidden />
        </button>
      ),
    },
  ];
}

export function CodeTable(props: CodeTableProps): ReactNode {
  // Beside a look there is room for what tells the rows apart; the rest stands in the look.
  const shown = props.peeked === null ? columns(props) : columns(props).filter(({ key }) => !IN_PEEK.has(key));
  return (
    <DataTable label={messages.title} columns={shown} rows={props.codes} rowKey={(code) => code.id} total={props.total} peeked={props.peeked} onPeek={props.onPeek} onRowFocus={props.onRowFocus} />
  );
}
