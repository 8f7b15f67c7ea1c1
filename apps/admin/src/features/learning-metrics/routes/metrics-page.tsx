import { TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { METRIC_BREAKDOWNS, type LearningMetrics, type MetricBreakdown } from '@safecode/domain/learning-metrics/learning-metrics';
import type { Share } from '@safecode/domain/confidence/prediction';
import { trpc } from '../../../api/trpc.js';
import { Facts } from '../../../components/page/facts.js';
import { LearningLinks } from '../../../components/page/learning-links.js';
import { Page } from '../../../components/page/page.js';
import { Columns, Panel } from '../../../components/page/panel.js';
import { EmptyState } from '../../../components/states/empty-state.js';
import { QueryView } from '../../../components/states/query-view.js';
import { ChoiceField, FilterBar } from '../../../components/table/filter-bar.js';
import { formatNumber } from '../../../i18n/format-number.js';
import { formatShare } from '../../../i18n/format-share.js';
import { paths } from '../../../routing/paths.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { useSearchState } from '../../../routing/use-search-state.js';
import { useMetrics } from '../api/use-learning.js';
import { BreakdownTable } from '../components/breakdown-table.js';
import { CohortChart } from '../components/cohort-chart.js';
import { ReasonsPanel } from '../components/reasons-panel.js';
import { messages } from '../messages.js';
import classes from '../components/learning.module.css';
import { metricsSearchSchema } from './learning-search.js';

interface Shown {
  readonly metrics: LearningMetrics;
  readonly by: MetricBreakdown;
  /** Address of the rows, and the period they are of. */
  readonly rows: string;
  readonly period: { readonly from: string | undefined; readonly to: string | undefined };
}

function Overall({ metrics }: { metrics: LearningMetrics }): ReactNode {
  const { overall, minClaim, savings, effect } = metrics;
  const say = (share: Share): string => (share.n < minClaim ? `${formatShare(share)}; ${messages.tooFew(share.n, minClaim)}` : formatShare(share));
  return (
    <Facts
      facts={[
        { label: messages.firstTime, value: say(overall.clean) },
        { label: messages.corrected, value: say(overall.corrected) },
        { label: messages.savings, value: savings.codes > 0 && savings.codes < minClaim ? `${messages.avoided(savings)}; ${messages.tooFew(savings.codes, minClaim)}` : messages.avoided(savings) },
        { label: messages.effectTime, value: messages.effect(effect) },
      ]}
    />
  );
}

function Troubles({ metrics, rows, period }: Omit<Shown, 'by'>): ReactNode {
  if (metrics.troubles.length === 0) return <p>{messages.none}</p>;
  return (
    <ul className={classes.troubles}>
      {metrics.troubles.map(({ kind, count }) => (
        <li key={kind ?? ''}>
          {kind === null ? messages.trouble(kind) : <Link to={rows} search={{ ...period, trouble: kind } as never}>{messages.trouble(kind)}</Link>}
          <span>{formatNumber(count)}</span>
        </li>
      ))}
    </ul>
  );
}

function Metrics({ metrics, by, rows, period }: Shown): ReactNode {
  if (metrics.overall.clean.n === 0 && by !== 'brand') return <EmptyState title={messages.nothing}>{messages.nothingText}</EmptyState>;
  return (
    <>
      <Overall metrics={metrics} />
      <Panel title={messages.overTime}>
        <CohortChart metrics={metrics} rows={{ to: rows, search: (week) => ({ ...period, week }) }} />
      </Panel>
      <Columns
        main={
          <Panel title={messages.breakdownTitle(by)}>
            <BreakdownTable metrics={metrics} by={by} rows={{ to: rows, search: (field, key) => ({ ...period, [field]: key }) }} />
          </Panel>
        }
        side={
          <Panel title={messages.troubles}>
            <Troubles metrics={metrics} rows={rows} period={period} />
          </Panel>
        }
      />
    </>
  );
}

/** How often code is approved as it was generated: over time, by what it was made from, and what was wrong. */
export function MetricsPage(): ReactNode {
  const { brand, slugs } = useBrandScope();
  const [search, change] = useSearchState(metricsSearchSchema);
  const by = search.by ?? 'template';
  const period = { from: search.from, to: search.to };
  const asked = { brandId: brand.id, ...period, ...(search.template === undefined ? {} : { templateId: search.template }) };
  const query = useMetrics({ ...asked, by });
  const templates = trpc.templates.list.useQuery({ brandId: brand.id, limit: 200 }).data?.rows ?? [];
  const isFiltered = search.from !== undefined || search.to !== undefined || search.template !== undefined;
  const { data } = query;
  return (
    <Page title={messages.metricsTitle} place={brand.name} lead={messages.metricsLead}>
      <LearningLinks org={slugs.org} brand={brand.slug} />
      <FilterBar onClear={isFiltered ? () => change({ from: undefined, to: undefined, template: undefined }) : null}>
        <TextInput type="date" label={messages.from} value={search.from ?? data?.from ?? ''} onChange={(event) => change({ from: event.currentTarget.value === '' ? undefined : event.currentTarget.value }, 'replace')} />
        <TextInput type="date" label={messages.to} value={search.to ?? data?.to ?? ''} onChange={(event) => change({ to: event.currentTarget.value === '' ? undefined : event.currentTarget.value }, 'replace')} />
        <ChoiceField label={messages.template} value={search.template === undefined ? undefined : String(search.template)} choices={templates.map(({ id, name }) => ({ value: String(id), label: name }))} onChoose={(id) => change({ template: id === undefined ? undefined : Number(id) })} />
        <ChoiceField
          label={messages.by}
          value={by}
          any={null}
          choices={METRIC_BREAKDOWNS.map((value) => ({ value, label: messages.breakdowns[value] }))}
          onChoose={(value) => change({ by: value === 'template' ? undefined : value })}
        />
      </FilterBar>
      <QueryView query={query}>{(metrics) => <Metrics metrics={metrics} by={by} rows={paths.outcomes(slugs.org, brand.slug)} period={period} />}</QueryView>
      <ReasonsPanel {...asked} />
      <p className={classes.small}>{messages.zone}</p>
    </Page>
  );
}
