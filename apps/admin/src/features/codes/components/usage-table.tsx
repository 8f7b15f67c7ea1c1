import type { ReactNode } from 'react';
import type { ModelUsage } from '@safecode/domain/codes/generated-code';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { formatMicroUsd, formatNumber } from '../../../i18n/format-number.js';
import { messages } from '../messages.js';
import classes from './codes.module.css';

const columns: readonly Column<ModelUsage>[] = [
  { key: 'model', header: messages.model, phone: 'title', cell: (row) => row.model },
  { key: 'in', header: messages.tokensIn, align: 'end', cell: (row) => formatNumber(row.inputTokens) },
  { key: 'cached', header: messages.cached, align: 'end', cell: (row) => formatNumber(row.cacheReadTokens) },
  { key: 'out', header: messages.tokensOut, align: 'end', cell: (row) => formatNumber(row.outputTokens) },
  { key: 'price', header: messages.price, align: 'end', cell: (row) => formatMicroUsd(row.costMicroUsd) },
];

export function UsageTable({ usage }: { usage: readonly ModelUsage[] }): ReactNode {
  if (usage.length === 0) return <p className={classes.muted}>{messages.noModel}</p>;
  return <DataTable label={messages.cost} columns={columns} rows={usage.map((row) => row)} rowKey={(row) => `${row.model}-${row.inputTokens}-${row.outputTokens}`} />;
}
