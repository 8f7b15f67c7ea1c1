import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { PageReference } from '@safecode/domain/page-captures/page-capture';
import type { SelectorTest } from '@safecode/domain/page-captures/selector-test';
import { Dialog } from '../../../components/dialog/dialog.js';
import { KnowledgeLinks } from '../../../components/page/knowledge-links.js';
import { Page } from '../../../components/page/page.js';
import { EmptyState } from '../../../components/states/empty-state.js';
import { ErrorState } from '../../../components/states/error-state.js';
import { QueryView } from '../../../components/states/query-view.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { useSearchState } from '../../../routing/use-search-state.js';
import { newestPage, useCapturedPages } from '../api/use-page-captures.js';
import { useSelectorTest } from '../api/use-selector-test.js';
import { PagePicker } from '../components/captures/page-picker.js';
import { SelectorForm } from '../components/selector-form.js';
import { SelectorLinks } from '../components/selector-links.js';
import { SelectorProblem } from '../components/tester/selector-problem.js';
import { TesterResults } from '../components/tester/tester-results.js';
import classes from '../components/tester/tester.module.css';
import { messages } from '../messages.js';
import { readReference, writeReference } from './page-reference.js';
import { selectorTestSearchSchema } from './selector-test-search.js';

const KINDS = ['capture', 'snapshot'] as const;
/** The address follows when typing rests. */
const TYPING_MS = 300;
const words = messages.tester;

export function SelectorTestPage(): ReactNode {
  const { brand, slugs } = useBrandScope();
  const [search, change] = useSearchState(selectorTestSearchSchema);
  const pages = useCapturedPages(brand.id);
  return (
    <Page title={words.heading} place={brand.name} lead={words.lead}>
      <KnowledgeLinks org={slugs.org} brand={brand.slug} />
      <SelectorLinks org={slugs.org} brand={brand.slug} />
      <QueryView query={pages}>
        {(data) => (
          <PagePicker pages={data} kinds={KINDS} chosen={readReference(search.page) ?? newestPage(data, { kinds: KINDS, pageType: search.type })} onChoose={(page) => change({ page: writeReference(page) })}>
            {(page) => <Tester page={page} />}
          </PagePicker>
        )}
      </QueryView>
    </Page>
  );
}

/** The text that is tried: shown at once as it is typed, in the address when typing rests, and again after Back. */
function useTypedSelector() {
  const [search, change] = useSearchState(selectorTestSearchSchema);
  const inAddress = search.selector ?? '';
  const [text, setText] = useState(inAddress);
  const sent = useRef(inAddress);
  const latest = useRef(change);
  useEffect(() => {
    latest.current = change;
  });
  useEffect(() => {
    if (inAddress !== sent.current) setText(inAddress);
    sent.current = inAddress;
  }, [inAddress]);
  useEffect(() => {
    const wanted = text.trim();
    if (wanted === sent.current) return undefined;
    const timer = setTimeout(() => {
      sent.current = wanted;
      latest.current({ selector: wanted === '' ? undefined : wanted }, 'replace');
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return [text, setText] as const;
}

function Tester({ page }: { page: PageReference }): ReactNode {
  const { brand } = useBrandScope();
  const [text, setText] = useTypedSelector();
  const [isAdding, setAdding] = useState(false);
  const { test, isBehind, error, refetch } = useSelectorTest({ brandId: brand.id, page, selector: text });
  return (
    <>
      <TextInput
        className={classes.field ?? ''}
        label={messages.selector}
        description={words.hint}
        value={text}
        maxLength={1000}
        spellCheck={false}
        autoComplete="off"
        autoCapitalize="off"
        onChange={(event) => setText(event.currentTarget.value)}
        data-list-filter
      />
      <output className={classes.muted}>
        {test === undefined || test.problem !== null || isBehind ? '' : words.summary(test.views.map(({ viewport, count }) => ({ window: messages.windows[viewport], count })))}
      </output>
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      {text.trim() === '' ? <EmptyState title={words.empty}>{words.emptyText}</EmptyState> : test === undefined ? null : <Answer page={page} test={test} onUse={setText} onAdd={() => setAdding(true)} />}
      <Dialog opened={isAdding} onClose={() => setAdding(false)} title={messages.add} size="lg">
        {isAdding ? <SelectorForm brand={brand} selector={null} draft={{ selector: text.trim(), ...pageTypeOf(test) }} onDone={() => setAdding(false)} /> : null}
      </Dialog>
    </>
  );
}

/** The page type a new selector is for: that of the page it was tried on. */
const pageTypeOf = (test: SelectorTest | undefined): { pageType?: string } => (test === undefined || test.page === null ? {} : { pageType: test.page.pageType });

interface AnswerProps {
  page: PageReference;
  test: SelectorTest;
  onUse: (selector: string) => void;
  onAdd: () => void;
}

function Answer({ page, test, onUse, onAdd }: AnswerProps): ReactNode {
  const { can } = useBrandScope();
  const [search, change] = useSearchState(selectorTestSearchSchema);
  if (test.problem !== null) return <SelectorProblem selector={test.selector} problem={test.problem} />;
  return <TesterResults key={test.selector} page={page} test={test} window={search.window} onWindow={(window) => change({ window })} onUse={onUse} onAdd={onAdd} mayAdd={can('knowledge.update')} />;
}
