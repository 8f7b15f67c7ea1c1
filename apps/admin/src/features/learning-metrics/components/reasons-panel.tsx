import type { ReactNode } from 'react';
import type { CorrectionReasons } from '@safecode/domain/learning-metrics/learning-metrics';
import { Panel } from '../../../components/page/panel.js';
import { QueryView } from '../../../components/states/query-view.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { formatNumber, formatPercent } from '../../../i18n/format-number.js';
import { useReasons } from '../api/use-learning.js';
import { messages } from '../messages.js';
import classes from './learning.module.css';

type Row = CorrectionReasons['intents'][number];

function columnsOf({ n, minClaim }: CorrectionReasons): Column<Row>[] {
  const isFew = n < minClaim;
  const faint = (text: string): ReactNode => <span className={isFew ? classes.faint : undefined}>{text}</span>;
  return [
    { key: 'intent', header: messages.intent, phone: 'title', cell: ({ intent }) => messages.intents[intent] },
    { key: 'share', header: messages.shareOfReasons, align: 'end', tight: true, needsHeader: true, cell: ({ share }) => faint(formatPercent(share.rate)) },
    { key: 'interval', header: messages.interval, align: 'end', tight: true, needsHeader: true, cell: ({ share }) => faint(messages.intervalOf(share.low, share.high)) },
    { key: 'count', header: messages.corrections, align: 'end', tight: true, needsHeader: true, cell: ({ share }) => formatNumber(share.count) },
  ];
}

function Reasons({ reasons }: { reasons: CorrectionReasons }): ReactNode {
  const { n, minClaim, intents } = reasons;
  if (n === 0) return <p>{messages.whyNone}</p>;
  return (
    <>
      <p className={classes.small}>
        {messages.whyText(reasons)} {n < minClaim ? `${messages.tooFew(n, minClaim)}.` : null}
      </p>
      <DataTable label={messages.why} columns={columnsOf(reasons)} rows={intents} rowKey={({ intent }) => intent} />
    </>
  );
}

/** Why people correct code of a brand: what their reasons are about, with intervals. */
export function ReasonsPanel(asked: Parameters<typeof useReasons>[0]): ReactNode {
  const query = useReasons(asked);
  return (
    <Panel title={messages.why}>
      <QueryView query={query}>{(reasons) => <Reasons reasons={reasons} />}</QueryView>
    </Panel>
  );
}
