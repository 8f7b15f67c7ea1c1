import { Checkbox } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DeadLetter } from '@safecode/domain/jobs/dead-letter';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { messages } from '../messages.js';
import { describePayload } from './describe-payload.js';
import classes from './jobs.module.css';

const NAMES: Readonly<Record<string, string>> = messages.jobs;

export const jobName = (job: string): string => NAMES[job] ?? job;

export interface DeadLetterTableProps {
  rows: readonly DeadLetter[];
  total: number | null;
  selected: ReadonlySet<string>;
  onToggle: (id: string) => void;
}

function columns({ selected, onToggle }: Pick<DeadLetterTableProps, 'selected' | 'onToggle'>): Column<DeadLetter>[] {
  return [
    {
      key: 'select',
      header: messages.choose,
      tight: true,
      cell: (row) => <Checkbox aria-label={messages.select(`${jobName(row.job)} ${row.id}`)} checked={selected.has(row.id)} onChange={() => onToggle(row.id)} data-row-link />,
    },
    { key: 'job', header: messages.job, cell: (row) => <strong>{jobName(row.job)}</strong> },
    { key: 'payload', header: messages.payload, cell: (row) => describePayload(row.payload) },
    { key: 'attempts', header: messages.attempts, tight: true, cell: (row) => messages.attemptsOf(row.attempts, row.maxAttempts) },
    { key: 'error', header: messages.error, phone: 'title', cell: (row) => <span className={classes.error}>{row.lastError ?? messages.none}</span> },
    { key: 'when', header: messages.when, tight: true, cell: (row) => <TimeStamp iso={row.updatedAt} /> },
  ];
}

export function DeadLetterTable({ rows, total, ...selection }: DeadLetterTableProps): ReactNode {
  return <DataTable label={messages.title} columns={columns(selection)} rows={rows} rowKey={(row) => row.id} total={total} />;
}
