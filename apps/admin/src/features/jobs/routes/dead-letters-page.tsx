import { Button } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { DeadLetter } from '@safecode/domain/jobs/dead-letter';
import { describeError, type DescribedError } from '../../../api/describe-error.js';
import { trpc } from '../../../api/trpc.js';
import { ActionButton } from '../../../components/actions/action-button.js';
import { flash } from '../../../components/announcer/flash.js';
import { ConfirmDialog } from '../../../components/dialog/confirm-dialog.js';
import { Page } from '../../../components/page/page.js';
import { EmptyState } from '../../../components/states/empty-state.js';
import { Notice } from '../../../components/states/notice.js';
import { QueryView } from '../../../components/states/query-view.js';
import { LoadMore } from '../../../components/table/load-more.js';
import { nextCursor, usePages } from '../../../components/table/use-pages.js';
import { useScope } from '../../../routing/use-scope.js';
import { DeadLetterTable, jobName } from '../components/dead-letter-table.js';
import { ResultTable, type ActionResult } from '../components/result-table.js';
import { stillListed, toggle } from '../components/selection.js';
import { messages } from '../messages.js';
import classes from '../components/jobs.module.css';

type Verb = 'retried' | 'discarded';

/** Acting on several jobs: each has its own result, and the rows that remain stay selected. */
function useActions(rows: readonly DeadLetter[]) {
  const utils = trpc.useUtils();
  const retry = trpc.jobs.retry.useMutation();
  const discard = trpc.jobs.discard.useMutation();
  const [results, setResults] = useState<readonly ActionResult[]>([]);
  const [refusal, setRefusal] = useState<DescribedError | null>(null);
  const act = async (verb: Verb, ids: string[]): Promise<void> => {
    setRefusal(null);
    const answer = await (verb === 'retried' ? retry : discard).mutateAsync({ ids });
    const nameOf = new Map(rows.map((row) => [row.id, jobName(row.job)]));
    setResults(answer.results.map((result) => ({ id: result.id, job: nameOf.get(result.id) ?? messages.job, outcome: result.outcome === 'done' ? verb : 'not_found' })));
    const done = answer.results.filter((result) => result.outcome === 'done').length;
    flash(messages[verb](done, answer.results.length - done));
    await Promise.all([utils.jobs.invalidate(), utils.home.invalidate()]);
  };
  const tryRetry = async (ids: string[]): Promise<void> => {
    try {
      await act('retried', ids);
    } catch (error) {
      setRefusal(describeError(error));
    }
  };
  return { act, tryRetry, results, refusal, isBusy: retry.isPending };
}

export function DeadLettersPage(): ReactNode {
  const { organization, can } = useScope();
  const pages = usePages(trpc.jobs.deadLetters.useInfiniteQuery({}, { getNextPageParam: nextCursor, placeholderData: keepPreviousData }));
  const rows = pages.data?.rows ?? [];
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState(false);
  const actions = useActions(rows);
  const ids = stillListed(selected, rows);
  const blockedBy = can('job.manage') ? null : messages.notAllowed;
  return (
    <Page title={messages.title} place={organization.name} lead={messages.lead}>
      {actions.refusal === null ? null : (
        <Notice tone="bad" live="assertive">
          <p>{actions.refusal.message}</p>
        </Notice>
      )}
      {actions.results.length === 0 ? null : <ResultTable results={actions.results} />}
      <QueryView query={pages}>
        {({ rows: loaded, total }) =>
          loaded.length === 0 ? (
            <EmptyState title={messages.empty}>{messages.emptyText}</EmptyState>
          ) : (
            <>
              <DeadLetterTable rows={loaded} total={total} selected={selected} onToggle={(id) => setSelected(toggle(selected, id))} />
              <LoadMore shown={loaded.length} total={total} hasMore={pages.hasMore} loading={pages.loadingMore} onMore={pages.loadMore} />
              <section className={classes.bar} aria-label={messages.selected(ids.length)}>
                <span>{messages.selected(ids.length)}</span>
                <Button size="xs" variant="default" onClick={() => setSelected(ids.length === loaded.length ? new Set() : new Set(loaded.map((row) => row.id)))}>
                  {ids.length === loaded.length ? messages.clear : messages.selectAll}
                </Button>
                <ActionButton size="xs" busy={actions.isBusy} blockedBy={blockedBy ?? (ids.length === 0 ? messages.chooseFirst : null)} onClick={() => void actions.tryRetry(ids.slice(0, 100))}>
                  {messages.retry}
                </ActionButton>
                <ActionButton size="xs" variant="default" blockedBy={blockedBy ?? (ids.length === 0 ? messages.chooseFirst : null)} onClick={() => setAsking(true)}>
                  {messages.discard}
                </ActionButton>
              </section>
            </>
          )
        }
      </QueryView>
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={messages.discardTitle(Math.min(ids.length, 100))}
        confirmLabel={messages.discard}
        onConfirm={() => actions.act('discarded', ids.slice(0, 100))}
      >
        {messages.discardText}
      </ConfirmDialog>
    </Page>
  );
}
