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
}

function columns({ org, withBrand }: Pick<RunTableProps, 'org' | 'withBrand'>): Column<GenerationRun>[] {
  const brand: Column<GenerationRun>[] = withBrand ? [{ key: 'brand', header: messages.brand, cell: (run) => run.brandName }] : [];
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
    { key: 'since', header: messages.since, tight: true, cell: (run) => <TimeStamp iso={run.finishedAt ?? run.createdAt} /> },
  ];
}

export function RunTable({ label, runs, ...shown }: RunTableProps): ReactNode {
  return <DataTable label={label} columns={columns(shown)} rows={runs} rowKey={(run) => run.id} />;
}
