import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { LearningMetrics } from '@safecode/domain/learning-metrics/learning-metrics';
import { ChartFigure } from '../../../components/chart/chart-figure.js';
import { IntervalChart } from '../../../components/chart/interval-chart.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { tableCsv, type CsvColumn } from '../../../components/table/table-csv.js';
import { formatNumber, formatPercent } from '../../../i18n/format-number.js';
import { messages } from '../messages.js';

type Cohort = LearningMetrics['cohorts'][number];

const csvColumns: readonly CsvColumn<Cohort>[] = [
  { name: 'week_of_generation_utc', value: (cohort) => cohort.week },
  { name: 'edited_or_rejected_share', value: (cohort) => cohort.corrected.rate },
  { name: 'interval_95_low', value: (cohort) => cohort.corrected.low },
  { name: 'interval_95_high', value: (cohort) => cohort.corrected.high },
  { name: 'edited_or_rejected', value: (cohort) => cohort.corrected.count },
  { name: 'settled', value: (cohort) => cohort.corrected.n },
  { name: 'still_being_settled', value: (cohort) => (cohort.isOpen ? 'yes' : 'no') },
];

function columnsOf(minClaim: number, rows: { to: string; search: (week: string) => Record<string, unknown> }): Column<Cohort>[] {
  const note = ({ corrected, isOpen }: Cohort): string => {
    if (corrected.n < minClaim) return messages.tooFew(corrected.n, minClaim);
    return isOpen ? messages.openWeek : messages.fit;
  };
  return [
    {
      key: 'week',
      header: messages.week,
      phone: 'title',
      cell: (cohort) => (
        <Link to={rows.to} search={rows.search(cohort.week) as never} data-row-link>
          {cohort.week}
        </Link>
      ),
    },
    { key: 'share', header: messages.share, align: 'end', tight: true, needsHeader: true, cell: (cohort) => formatPercent(cohort.corrected.rate) },
    { key: 'interval', header: messages.interval, align: 'end', tight: true, needsHeader: true, cell: (cohort) => messages.intervalOf(cohort.corrected.low, cohort.corrected.high) },
    { key: 'count', header: messages.count, align: 'end', tight: true, needsHeader: true, cell: (cohort) => formatNumber(cohort.corrected.count) },
    { key: 'n', header: messages.settled, align: 'end', tight: true, needsHeader: true, cell: (cohort) => formatNumber(cohort.corrected.n) },
    { key: 'claim', header: messages.claim, needsHeader: true, cell: note },
  ];
}

/** The share of codes that had to be corrected, by the week in which they were generated. */
export function CohortChart({ metrics, rows }: { metrics: LearningMetrics; rows: { to: string; search: (week: string) => Record<string, unknown> } }): ReactNode {
  const { cohorts, minClaim } = metrics;
  const sentence = messages.overTimeSentence(metrics);
  const place = (at: number): number => (cohorts.length === 1 ? 0.5 : 0.03 + (0.94 * at) / (cohorts.length - 1));
  return (
    <ChartFigure
      sentence={sentence}
      chart={
        <IntervalChart
          name={messages.overTime}
          label={`${messages.overTime}. ${sentence}`}
          xLabel={messages.week}
          yLabel={messages.share}
          points={cohorts.map(({ week, corrected, isOpen }, at) => ({ key: week, x: place(at), y: corrected.rate, low: corrected.low, high: corrected.high, text: messages.weekPoint(week, corrected, isOpen), tick: week.slice(5), isFaint: corrected.n < minClaim, isOpen }))}
        />
      }
      table={<DataTable label={messages.overTime} columns={columnsOf(minClaim, rows)} rows={cohorts} rowKey={(cohort) => cohort.week} />}
      csv={{ name: 'corrections-by-week.csv', text: () => tableCsv(csvColumns, cohorts) }}
    />
  );
}
