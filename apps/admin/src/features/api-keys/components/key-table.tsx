import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ApiKey } from '@safecode/domain/api-keys/api-key';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { messages } from '../messages.js';
import { keyStatus } from './key-status.js';
import classes from './keys.module.css';

export interface KeyTableProps {
  label: string;
  keys: readonly ApiKey[];
  canManage: boolean;
  onRevoke: (key: ApiKey) => void;
}

function columns({ canManage, onRevoke }: Pick<KeyTableProps, 'canManage' | 'onRevoke'>): Column<ApiKey>[] {
  const now = new Date();
  return [
    {
      key: 'name',
      header: messages.name,
      phone: 'title',
      cell: (row) => (
        <>
          <strong>{row.name}</strong>
          <div className={classes.muted}>
            {messages.kinds[row.kind]}, {messages.hint.toLowerCase()} <code>{row.hint}</code>
          </div>
          <div className={classes.muted}>{messages.may(row.scopes)}</div>
        </>
      ),
    },
    { key: 'brands', header: messages.brands, cell: (row) => (row.brandAccess === 'all' ? messages.allBrands : row.brands.map((brand) => brand.name).join(', ')) },
    { key: 'status', header: messages.status, tight: true, cell: (row) => <StatusBadge family="key" status={keyStatus(row, now)} /> },
    { key: 'used', header: messages.lastUsed, tight: true, needsHeader: true, cell: (row) => (row.lastUsedAt === null ? messages.notUsed : <TimeStamp iso={row.lastUsedAt} />) },
    { key: 'expires', header: messages.expires, tight: true, phone: 'hidden', cell: (row) => (row.expiresAt === null ? messages.never : <TimeStamp iso={row.expiresAt} format="moment" />) },
    { key: 'by', header: messages.createdBy, tight: true, phone: 'hidden', cell: (row) => row.createdBy },
    {
      key: 'actions',
      header: messages.actions,
      tight: true,
      cell: (row) =>
        canManage && keyStatus(row, now) !== 'revoked' ? (
          <Button size="xs" variant="default" aria-label={messages.revokeNamed(row.name)} onClick={() => onRevoke(row)} data-row-link>
            {messages.revoke}
          </Button>
        ) : null,
    },
  ];
}

export function KeyTable({ label, keys, ...rest }: KeyTableProps): ReactNode {
  return <DataTable label={label} columns={columns(rest)} rows={keys} rowKey={(row) => row.id} />;
}
