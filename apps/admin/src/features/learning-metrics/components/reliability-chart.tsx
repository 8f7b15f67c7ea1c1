import type { ReactNode } from 'react';
import type { Reliability, ReliabilityBin } from '@safecode/domain/confidence/confidence-model';
import { ChartFigure } from '../../../components/chart/chart-figure.js';
import { IntervalChart } from '../../../components/chart/interval-chart.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { tableCsv, type CsvColumn } from '../../../components/table/table-csv.js';
import { formatNumber, formatPercent } from '../../../i18n/format-number.js';
import { messages } from '../messages.js';

/** With fewer predictions the error says more about chance than about the model. */
const MIN_PREDICTIONS = 100;

const columns: readonly Column<ReliabilityBin>[] = [
  { key: 'range', header: messages.range, phone: 'title', cell: (bin) => messages.rangeOf(bin.from, bin.to) },
  { key: 'predicted', header: messages.predicted, align: 'end', tight: true, needsHeader: true, cell: (bin) => formatPercent(bin.predicted) },
  { key: 'happened', header: messages.happened, align: 'end', tight: true, needsHeader: true, cell: (bin) => formatPercent(bin.share.rate) },
  { key: 'interval', header: messages.interval, align: 'end', tight: true, needsHeader: true, cell: (bin) => messages.intervalOf(bin.share.low, bin.share.high) },
  { key: 'n', header: messages.settled, align: 'end', tight: true, needsHeader: true, cell: (bin) => formatNumber(bin.share.n) },
];

const csvColumns: readonly CsvColumn<ReliabilityBin>[] = [
  { name: 'chance_from', value: (bin) => bin.from },
  { name: 'chance_to', value: (bin) => bin.to },
  { name: 'chance_mean', value: (bin) => bin.predicted },
  { name: 'approved_as_generated_share', value: (bin) => bin.share.rate },
  { name: 'interval_95_low', value: (bin) => bin.share.low },
  { name: 'interval_95_high', value: (bin) => bin.share.high },
  { name: 'approved_as_generated', value: (bin) => bin.share.count },
  { name: 'settled', value: (bin) => bin.share.n },
];

/** Chances that were given against what became of the codes, with intervals and the error in all. */
export function ReliabilityChart({ reliability, name }: { reliability: Reliability; name: string }): ReactNode {
  const { bins, n } = reliability;
  const isFew = n < MIN_PREDICTIONS;
  const sentence = isFew ? messages.fewText(n, MIN_PREDICTIONS) : messages.errorText(reliability);
  return (
    <ChartFigure
      sentence={sentence}
      chart={
        <IntervalChart
          name={messages.cameTrue}
          label={`${messages.cameTrue}. ${sentence}`}
          hasDiagonal
          xLabel={messages.predicted}
          yLabel={messages.happened}
          points={bins.map((bin) => ({
            key: String(bin.from),
            x: bin.predicted,
            y: bin.share.rate,
            low: bin.share.low,
            high: bin.share.high,
            text: messages.binPoint(bin.predicted, bin.share),
            tick: formatPercent(bin.predicted),
            isFaint: isFew,
          }))}
        />
      }
      table={<DataTable label={messages.cameTrue} columns={columns} rows={bins} rowKey={(bin) => bin.from} />}
      csv={{ name, text: () => tableCsv(csvColumns, bins) }}
    />
  );
}
