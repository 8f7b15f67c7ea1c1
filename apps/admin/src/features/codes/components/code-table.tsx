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
}

function direction(sort: CodeSort, ascending: CodeSort | null, descending: CodeSort | null): SortDirection {
  if (sort === ascending) return 'ascending';
  return sort === descending ? 'descending' : 'none';
}

function columns({ org, withBrand, sort, onSort }: CodeTableProps): Column<Code>[] {
  const brand: Column<Code>[] = withBrand ? [{ key: 'brand', header: messages.brand, cell: (code) => code.brandName }] : [];
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
    ...brand,
    { key: 'page', header: messages.page, tight: true, cell: (code) => code.pageType },
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
    { key: 'by', header: messages.by, tight: true, phone: 'hidden', cell: (code) => code.createdBy },
    {
      key: 'age',
      header: messages.age,
      tight: true,
      sort: { direction: direction(sort, 'created', '-created'), onSort: () => onSort(sort === '-created' ? 'created' : '-created') },
      cell: (code) => <TimeStamp iso={code.createdAt} />,
    },
  ];
}

export function CodeTable(props: CodeTableProps): ReactNode {
  return <DataTable label={messages.title} columns={columns(props)} rows={props.codes} rowKey={(code) => code.id} total={props.total} />;
}
