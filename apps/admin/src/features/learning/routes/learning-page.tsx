import { ActionBar, Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { CORRECTION_KINDS } from '@safecode/domain/corrections/improvement';
import type { Lesson, LessonDecision, LessonPage } from '@safecode/domain/learning/lesson';
import { LinkButton } from '../../../components/actions/link-button.js';
import { announce } from '../../../components/announcer/announcer.js';
import { flash } from '../../../components/announcer/flash.js';
import { LearningLinks } from '../../../components/page/learning-links.js';
import { Page } from '../../../components/page/page.js';
import { EmptyState } from '../../../components/states/empty-state.js';
import { QueryView } from '../../../components/states/query-view.js';
import { ChoiceField, FilterBar } from '../../../components/table/filter-bar.js';
import { selectRange, toggle, type Selection } from '../../../components/table/selection.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { paths } from '../../../routing/paths.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { useSearchState } from '../../../routing/use-search-state.js';
import { useLessonChanges, useLessons } from '../api/use-learning.js';
import { DecideDialog } from '../components/decide-dialog.js';
import { DecisionResults, type DecisionResult } from '../components/decision-results.js';
import { LessonTable } from '../components/lesson-table.js';
import { messages } from '../messages.js';
import { learningSearchSchema } from './learning-search.js';
import classes from '../components/learning.module.css';

/** What is chosen of the board, as it stood when it was chosen: a decision names the content that was shown then. */
function useChosen(rows: readonly Lesson[]) {
  const [selected, setSelected] = useState<Selection<Lesson>>(new Map());
  const [last, setLast] = useState<number | null>(null);
  const onToggle = (row: Lesson, withRange: boolean): void => {
    const open = rows.filter(({ status }) => status === 'proposed');
    const next = withRange ? selectRange(selected, open, { from: last, to: row }) : toggle(selected, row);
    setSelected(next);
    setLast(row.id);
    announce(messages.selected(next.size));
  };
  const chosen = rows.flatMap(({ id, status }) => (status === 'proposed' ? (selected.get(id) ?? []) : []));
  return { selected, onToggle, chosen, clear: () => setSelected(new Map()) };
}

function Board({ page, canDecide, empty }: { page: LessonPage; canDecide: boolean; empty: ReactNode }): ReactNode {
  const { slugs, brand } = useBrandScope();
  const { selected, onToggle, chosen, clear } = useChosen(page.rows);
  const { decideMany } = useLessonChanges();
  const [asked, setAsked] = useState<LessonDecision | null>(null);
  const [results, setResults] = useState<readonly DecisionResult[]>([]);
  const decide = async (decision: LessonDecision, note: string): Promise<void> => {
    const names = new Map(chosen.map(({ id, name }) => [id, name]));
    const answer = await decideMany.mutateAsync({ items: chosen.map(({ id, contentHash }) => ({ id, contentHash })), decision, note });
    const done = answer.results.filter(({ outcome }) => outcome === 'done').length;
    setResults(done === answer.results.length ? [] : answer.results.map((result) => ({ ...result, name: names.get(result.id) ?? '' })));
    flash(messages.decided(decision, done, answer.results.length - done));
    clear();
  };
  return (
    <>
      {results.length === 0 ? null : <DecisionResults results={results} onClose={() => setResults([])} />}
      {page.rows.length === 0 ? empty : <LessonTable lessons={page.rows} total={page.total} lessonTo={(id) => paths.lesson(slugs.org, brand.slug, id)} selected={canDecide ? selected : null} onToggle={onToggle} />}
      <ActionBar opened={chosen.length > 0} withinPortal={false} aria-label={messages.selected(chosen.length)} className={classes.bar ?? ''}>
        <span className={classes.count}>{messages.selected(chosen.length)}</span>
        <Button size="xs" onClick={() => setAsked('approve')}>
          {messages.decide('approve')}
        </Button>
        <Button size="xs" variant="default" onClick={() => setAsked('reject')}>
          {messages.decide('reject')}
        </Button>
        <Button size="xs" variant="default" onClick={clear}>
          {messages.clearSelection}
        </Button>
      </ActionBar>
      <DecideDialog decision={asked} lessons={chosen} onDecide={decide} onClose={() => setAsked(null)} />
    </>
  );
}

function Progress({ page }: { page: LessonPage | undefined }): ReactNode {
  if (page === undefined) return messages.lead;
  return (
    <>
      {messages.lead}{' '}
      {page.minedAt === null ? messages.never : (
        <>
          {messages.mined} <TimeStamp iso={page.minedAt} />.
        </>
      )}{' '}
      {page.waiting === 0 ? null : messages.waiting(page.waiting)}
    </>
  );
}

/** What corrections taught a brand, and what waits for a decision. */
export function LearningPage(): ReactNode {
  const { brand, slugs, can } = useBrandScope();
  const [search, change] = useSearchState(learningSearchSchema);
  const query = useLessons({ brandId: brand.id, ...search });
  const isFiltered = search.status !== undefined || search.kind !== undefined;
  const clear = (): void => change({ status: undefined, kind: undefined });
  const empty = isFiltered ? (
    <EmptyState title={messages.emptyFiltered} action={<Button variant="default" onClick={clear}>{messages.clear}</Button>} />
  ) : (
    <EmptyState title={messages.empty} action={<LinkButton to={paths.codes(slugs)}>{messages.toCode}</LinkButton>}>
      {messages.emptyText}
    </EmptyState>
  );
  const counts = query.data?.counts ?? [];
  return (
    <Page title={messages.title} place={brand.name} lead={<Progress page={query.data} />}>
      <LearningLinks org={slugs.org} brand={brand.slug} />
      <FilterBar onClear={isFiltered ? clear : null}>
        <ChoiceField label={messages.status} value={search.status} choices={counts.map(({ status, count }) => ({ value: status, label: messages.statusOption(status, count) }))} onChoose={(status) => change({ status })} />
        <ChoiceField label={messages.kind} value={search.kind} choices={CORRECTION_KINDS.filter((kind) => kind !== 'format_only').map((value) => ({ value, label: messages.kinds[value] }))} onChoose={(kind) => change({ kind })} />
      </FilterBar>
      <QueryView query={query}>{(page) => <Board page={page} canDecide={can('lesson.decide')} empty={empty} />}</QueryView>
    </Page>
  );
}
