import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DecideLessonsResult } from '@safecode/domain/learning/lesson';
import { Panel } from '../../../components/page/panel.js';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { messages } from '../messages.js';

export type DecisionResult = DecideLessonsResult['results'][number] & { readonly name: string };

const columns: readonly Column<DecisionResult>[] = [
  { key: 'lesson', header: messages.lesson, phone: 'title', cell: (row) => `${row.id} ${row.name}` },
  { key: 'outcome', header: messages.outcome, tight: true, cell: (row) => <StatusBadge family="bulk" status={row.outcome} /> },
  { key: 'status', header: messages.status, tight: true, cell: (row) => (row.status === null ? null : <StatusBadge family="lesson" status={row.status} />) },
  { key: 'why', header: messages.why, cell: (row) => row.message ?? '' },
];

/** What became of each lesson of the last decision, and why not. */
export function DecisionResults({ results, onClose }: { results: readonly DecisionResult[]; onClose: () => void }): ReactNode {
  return (
    <Panel
      title={messages.results}
      aside={
        <Button size="xs" variant="default" onClick={onClose}>
          {messages.closeResults}
        </Button>
      }
    >
      <DataTable label={messages.results} columns={columns} rows={results} rowKey={(row) => row.id} />
    </Panel>
  );
}
