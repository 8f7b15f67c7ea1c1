import type { ReactNode } from 'react';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { Panel } from '../../../components/page/panel.js';
import { messages } from '../messages.js';

export interface ActionResult {
  readonly id: string;
  readonly job: string;
  readonly outcome: keyof typeof messages.outcomes;
}

const columns: readonly Column<ActionResult>[] = [
  { key: 'job', header: messages.job, phone: 'title', cell: (row) => `${row.job} ${row.id}` },
  { key: 'outcome', header: messages.outcome, cell: (row) => messages.outcomes[row.outcome] },
];

/** What became of each job of the last action. */
export function ResultTable({ results }: { results: readonly ActionResult[] }): ReactNode {
  return (
    <Panel title={messages.results}>
      <DataTable label={messages.results} columns={columns} rows={results} rowKey={(row) => row.id} />
    </Panel>
  );
}
