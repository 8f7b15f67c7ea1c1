import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Absence } from '@safecode/domain/absences/absence';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { messages } from '../messages.js';

export interface AbsenceTableProps {
  absences: readonly Absence[];
  ownUserId: number;
  canManage: boolean;
  onEnd: (absence: Absence) => void;
}

function columns({ ownUserId, canManage, onEnd }: AbsenceTableProps): Column<Absence>[] {
  return [
    { key: 'person', header: messages.person, phone: 'title', cell: ({ person }) => <strong>{person.userId === ownUserId ? messages.me(person.name) : person.name}</strong> },
    { key: 'when', header: messages.when, tight: true, cell: ({ startsAt, endsAt }) => messages.days(startsAt, endsAt) },
    { key: 'status', header: messages.status, tight: true, cell: ({ isNow }) => <StatusBadge family="absence" status={isNow ? 'now' : 'planned'} /> },
    { key: 'standIn', header: messages.standIn, needsHeader: true, cell: ({ standIn }) => standIn?.name ?? messages.nobody },
    { key: 'setBy', header: messages.setBy, tight: true, phone: 'hidden', cell: ({ setBy }) => setBy },
    {
      key: 'actions',
      header: messages.actions,
      tight: true,
      cell: (absence) =>
        canManage || absence.person.userId === ownUserId ? (
          <Button size="xs" variant="default" aria-label={messages.endNamed(absence.person.name)} onClick={() => onEnd(absence)} data-row-link>
            {messages.end}
          </Button>
        ) : null,
    },
  ];
}

/** Absences that are not over, the next one first. */
export function AbsenceTable(props: AbsenceTableProps): ReactNode {
  return <DataTable label={messages.table} columns={columns(props)} rows={props.absences} rowKey={({ id }) => id} total={props.absences.length} />;
}
