import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { GenerationRun } from '@safecode/domain/generation/run';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { paths } from '../../../routing/paths.js';
import { messages } from '../messages.js';

export interface RunTableProps {
  label: string;
  org: string;
  runs: readonly GenerationRun[];
  /** On the Home of one brand all rows are of it. */
  withBrand: boolean;
  /** A column with the reason why somebody must act. */
  withReason: boolean;
}

const reasonOf = (run: GenerationRun): string =>
  run.status === 'asking' || run.status === 'not_safe' ? messages.reason[run.status] : messages.reason.other;

function columns({ org, withBrand, withReason }: Pick<RunTableProps, 'org' | 'withBrand' | 'withReason'>): Column<GenerationRun>[] {
  const brand: Column<GenerationRun>[] = withBrand ? [{ key: 'brand', header: messages.brand, cell: (run) => run.brandName }] : [];
  const reason: Column<GenerationRun>[] = withReason ? [{ key: 'why', header: messages.why, cell: reasonOf }] : [];
  return [
    {
      key: 'what',
      header: messages.what,
      phone: 'title',
      cell: (run) => (
        <Link to={paths.run(org, run.brandSlug, run.id)} data-row-link>
          {run.description}
        </Link>
      ),
    },
    ...brand,
    { key: 'page', header: messages.page, cell: (run) => run.pageType },
    { key: 'status', header: messages.status, tight: true, cell: (run) => <StatusBadge family="run" status={run.status} /> },
    ...reason,
    { key: 'since', header: messages.since, tight: true, cell: (run) => <TimeStamp iso={run.finishedAt ?? run.createdAt} /> },
  ];
}

export function RunTable({ label, runs, ...shown }: RunTableProps): ReactNode {
  return <DataTable label={label} columns={columns(shown)} rows={runs} rowKey={(run) => run.id} />;
}
