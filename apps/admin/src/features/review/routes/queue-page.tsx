import { ActionBar, Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { ReviewQueue } from '@safecode/domain/review/commands';
import type { ReviewDecision } from '@safecode/domain/review/review-policy';
import { trpc } from '../../../api/trpc.js';
import { downloadText } from '../../../components/actions/download-text.js';
import { announce } from '../../../components/announcer/announcer.js';
import { CodeListLinks } from '../../../components/page/code-list-links.js';
import { Page } from '../../../components/page/page.js';
import { EmptyState } from '../../../components/states/empty-state.js';
import { QueryView } from '../../../components/states/query-view.js';
import { useScope } from '../../../routing/use-scope.js';
import { BulkDialog } from '../components/bulk-dialog.js';
import { BulkResults } from '../components/bulk-results.js';
import { QueueTable } from '../components/queue-table.js';
import { selectRange, toggle, type Selection } from '../../../components/table/selection.js';
import { toCsv } from '../components/to-csv.js';
import { useBulkDecision } from '../components/use-bulk-decision.js';
import { messages } from '../messages.js';
import classes from '../components/queue.module.css';

const LIMIT = 200;
/** A safety net: changes are heard of by the live feed. */
const EVERY_MS = 60_000;

type Row = ReviewQueue['rows'][number];

/** What is chosen of the list. What has gone from the list, because it was decided on, is chosen no more. */
function useSelection(rows: readonly Row[]) {
  const [selected, setSelected] = useState<Selection<Row>>(new Map());
  const [last, setLast] = useState<number | null>(null);
  const onToggle = (row: Row, withRange: boolean): void => {
    const next = withRange ? selectRange(selected, rows, { from: last, to: row }) : toggle(selected, row);
    setSelected(next);
    setLast(row.id);
    announce(messages.selected(next.size));
  };
  const chosen = rows.flatMap(({ id }) => selected.get(id) ?? []);
  return { selected, onToggle, all: () => setSelected(new Map(rows.map((row) => [row.id, row]))), clear: () => setSelected(new Map()), chosen };
}

interface QueueProps {
  org: string;
  rows: readonly Row[];
  total: number;
  withBrand: boolean;
}

function Queue({ org, rows, total, withBrand }: QueueProps): ReactNode {
  const selection = useSelection(rows);
  const bulk = useBulkDecision();
  const [asked, setAsked] = useState<ReviewDecision | null>(null);
  const { chosen } = selection;
  return (
    <>
      {bulk.results.length === 0 ? null : <BulkResults results={bulk.results} busy={bulk.isBusy} onRetry={() => void bulk.retryFailed()} onClose={bulk.clear} />}
      {rows.length === 0 ? (
        <EmptyState title={messages.nothingWaits}>{messages.nothingWaitsText}</EmptyState>
      ) : (
        <QueueTable org={org} rows={rows} total={total} withBrand={withBrand} selected={selection.selected} onToggle={selection.onToggle} />
      )}
      <ActionBar opened={chosen.length > 0} withinPortal={false} aria-label={messages.selected(chosen.length)} className={classes.bar ?? ''}>
        <span className={classes.count}>{messages.selected(chosen.length)}</span>
        <Button size="xs" onClick={() => setAsked('approve')}>
          {messages.openSheet('approve')}
        </Button>
        <Button size="xs" variant="default" onClick={() => setAsked('request_changes')}>
          {messages.openSheet('request_changes')}
        </Button>
        <Button size="xs" variant="default" onClick={() => downloadText('waiting-for-me.csv', 'text/csv', toCsv(chosen))}>
          {messages.exportRows}
        </Button>
        <Button size="xs" variant="default" onClick={chosen.length === rows.length ? selection.clear : selection.all}>
          {chosen.length === rows.length ? messages.clearSelection : messages.selectAll}
        </Button>
      </ActionBar>
      {asked === null ? null : <BulkDialog decision={asked} items={chosen} onSend={bulk.run} onClose={() => setAsked(null)} />}
    </>
  );
}

/** Code that waits for this person: to be decided on, mended or deployed; one by one or many at once. */
export function QueuePage(): ReactNode {
  const { brand, organization, slugs } = useScope();
  const query = trpc.review.queue.useQuery({ ...(brand === null ? {} : { brandId: brand.id }), limit: LIMIT }, { refetchInterval: EVERY_MS });
  return (
    <Page title={messages.codeTitle} tabTitle={messages.waitingTitle} place={brand?.name ?? organization.name}>
      <CodeListLinks slugs={slugs} waiting={query.data?.total} />
      <QueryView query={query}>{({ rows, total }) => <Queue org={slugs.org} rows={rows} total={total} withBrand={brand === null} />}</QueryView>
    </Page>
  );
}
