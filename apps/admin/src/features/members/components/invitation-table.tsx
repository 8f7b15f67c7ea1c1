import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Invitation } from '@safecode/domain/members/member';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { messages } from '../messages.js';

export interface InvitationTableProps {
  invitations: readonly Invitation[];
  canManage: boolean;
  onRevoke: (invitation: Invitation) => void;
}

function columns({ canManage, onRevoke }: InvitationTableProps): Column<Invitation>[] {
  return [
    { key: 'email', header: messages.email, phone: 'title', cell: (row) => row.email },
    { key: 'role', header: messages.role, tight: true, cell: (row) => messages.roles[row.role].name },
    { key: 'status', header: messages.status, tight: true, cell: (row) => <StatusBadge family="invitation" status={row.status} /> },
    { key: 'mail', header: messages.mailSent, tight: true, phone: 'hidden', cell: (row) => (row.mailSentAt === null ? messages.noMail : <TimeStamp iso={row.mailSentAt} />) },
    { key: 'by', header: messages.invitedBy, phone: 'hidden', cell: (row) => row.invitedBy },
    { key: 'expires', header: messages.expires, tight: true, cell: (row) => <TimeStamp iso={row.expiresAt} format="moment" /> },
    {
      key: 'actions',
      header: messages.actions,
      tight: true,
      cell: (row) =>
        canManage && row.status === 'invited' ? (
          <Button size="xs" variant="default" aria-label={messages.revokeNamed(row.email)} onClick={() => onRevoke(row)}>
            {messages.revoke}
          </Button>
        ) : null,
    },
  ];
}

export function InvitationTable(props: InvitationTableProps): ReactNode {
  return <DataTable label={messages.invitations} columns={columns(props)} rows={props.invitations} rowKey={(row) => row.id} />;
}
