import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { LearningMetrics, MetricBreakdown } from '@safecode/domain/learning-metrics/learning-metrics';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { formatNumber, formatPercent } from '../../../i18n/format-number.js';
import { messages } from '../messages.js';
import classes from './learning.module.css';

type Group = LearningMetrics['breakdown'][number];

/** The parameter that leads from a group to its codes. Brands have screens of their own. */
const GROUP_FIELDS = { pageType: 'page', template: 'template', model: 'model' } as const;

export interface BreakdownTableProps {
  metrics: LearningMetrics;
  by: MetricBreakdown;
  rows: { to: string; search: (field: string, key: string) => Record<string, unknown> };
}

const labelOf = (group: Group): string => (group.label === '' ? messages.noTemplate : group.label);

/** The name of a group, as a link to its codes where it has some that can be asked for. */
function GroupName({ group, by, rows }: { group: Group } & Pick<BreakdownTableProps, 'by' | 'rows'>): ReactNode {
  if (by === 'brand' || group.key === '') return labelOf(group);
  return (
    <Link to={rows.to} search={rows.search(GROUP_FIELDS[by], group.key) as never} aria-label={messages.rowsOf(labelOf(group))} data-row-link>
      {labelOf(group)}
    </Link>
  );
}

function columnsOf({ metrics: { minClaim }, by, rows }: BreakdownTableProps): Column<Group>[] {
  const isFew = ({ clean }: Group): boolean => clean.n < minClaim;
  const faint = (group: Group, text: string): ReactNode => <span className={isFew(group) ? classes.faint : undefined}>{text}</span>;
  return [
    { key: 'group', header: messages.breakdowns[by], phone: 'title', cell: (group) => <GroupName group={group} by={by} rows={rows} /> },
    { key: 'clean', header: messages.firstTime, align: 'end', tight: true, needsHeader: true, cell: (group) => faint(group, formatPercent(group.clean.rate)) },
    { key: 'interval', header: messages.interval, align: 'end', tight: true, needsHeader: true, cell: (group) => faint(group, messages.intervalOf(group.clean.low, group.clean.high)) },
    { key: 'n', header: messages.settled, align: 'end', tight: true, needsHeader: true, cell: (group) => (isFew(group) ? messages.tooFew(group.clean.n, minClaim) : formatNumber(group.clean.n)) },
  ];
}

/** How codes of each kind fared. What is too few for a claim is greyed, and says so. */
export function BreakdownTable(props: BreakdownTableProps): ReactNode {
  return <DataTable label={messages.breakdownTitle(props.by)} columns={columnsOf(props)} rows={props.metrics.breakdown} rowKey={(group) => group.key} />;
}
