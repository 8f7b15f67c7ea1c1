import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { ActionButton } from '../../../components/actions/action-button.js';
import { Panel } from '../../../components/page/panel.js';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { messages } from '../messages.js';
import type { BulkResult } from './use-bulk-decision.js';

const columns: readonly Column<BulkResult>[] = [
  { key: 'what', header: messages.what, phone: 'title', cell: (row) => `#${row.id} ${row.title}` },
  { key: 'outcome', header: messages.outcome, tight: true, cell: (row) => <StatusBadge family="bulk" status={row.outcome} /> },
  { key: 'status', header: messages.status, tight: true, cell: (row) => (row.status === null ? null : <StatusBadge family="code" status={row.status} />) },
  { key: 'why', header: messages.why, cell: (row) => row.message ?? '' },
];

export interface BulkResultsProps {
  results: readonly BulkResult[];
  busy: boolean;
  onRetry: () => void;
  onClose: () => void;
}

/** What became of each code of the last action, and why not. */
export function BulkResults({ results, busy, onRetry, onClose }: BulkResultsProps): ReactNode {
  const failed = results.filter(({ outcome }) => outcome === 'failed').length;
  return (
    <Panel
      title={messages.results}
      aside={
        <>
          {failed === 0 ? null : (
            <ActionButton size="xs" busy={busy} onClick={onRetry}>
              {messages.retryFailed(failed)}
            </ActionButton>
          )}
          <Button size="xs" variant="default" onClick={onClose}>
            {messages.closeResults}
          </Button>
        </>
      }
    >
      <DataTable label={messages.results} columns={columns} rows={results} rowKey={(row) => row.id} />
    </Panel>
  );
}
