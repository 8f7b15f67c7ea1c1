import type { ReactNode } from 'react';
import type { PurposeUse } from '@safecode/domain/quota/model-use';
import { trpc } from '../../../api/trpc.js';
import { Panel } from '../../../components/page/panel.js';
import { QueryView } from '../../../components/states/query-view.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { formatMicroUsd, formatNumber } from '../../../i18n/format-number.js';
import { messages } from '../messages.js';

type Row = Omit<PurposeUse, 'purpose'> & { readonly purpose: PurposeUse['purpose'] | 'total' };

const COLUMNS: readonly Column<Row>[] = [
  { key: 'purpose', header: messages.purpose, phone: 'title', cell: ({ purpose }) => (purpose === 'total' ? <strong>{messages.total}</strong> : messages.purposes[purpose]) },
  { key: 'calls', header: messages.calls, align: 'end', needsHeader: true, cell: ({ calls }) => formatNumber(calls) },
  { key: 'in', header: messages.tokensIn, align: 'end', needsHeader: true, cell: ({ inputTokens }) => formatNumber(inputTokens) },
  { key: 'out', header: messages.tokensOut, align: 'end', needsHeader: true, cell: ({ outputTokens }) => formatNumber(outputTokens) },
  { key: 'cost', header: messages.cost, align: 'end', needsHeader: true, cell: ({ costMicroUsd }) => formatMicroUsd(costMicroUsd) },
];

/** Every purpose, and all of them together where there are several. */
function rowsOf(purposes: readonly PurposeUse[]): Row[] {
  if (purposes.length < 2) return [...purposes];
  const sum = (read: (use: PurposeUse) => number): number => purposes.reduce((total, use) => total + read(use), 0);
  return [...purposes, { purpose: 'total', calls: sum(({ calls }) => calls), inputTokens: sum(({ inputTokens }) => inputTokens), outputTokens: sum(({ outputTokens }) => outputTokens), costMicroUsd: sum(({ costMicroUsd }) => costMicroUsd) }];
}

/** What models were used for this month, and what that cost. */
export function ModelUsePanel(): ReactNode {
  const query = trpc.quota.modelUse.useQuery();
  return (
    <Panel title={messages.models}>
      <p>{messages.modelsLead}</p>
      <QueryView query={query}>{({ purposes }) => (purposes.length === 0 ? <p>{messages.modelsNone}</p> : <DataTable label={messages.models} columns={COLUMNS} rows={rowsOf(purposes)} rowKey={({ purpose }) => purpose} />)}</QueryView>
    </Panel>
  );
}
