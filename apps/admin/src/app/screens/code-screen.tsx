import { useMediaQuery } from '@mantine/hooks';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { trpc } from '../../api/trpc.js';
import { ShownRevisionProvider, useShownRevision } from '../../components/code/shown-revision.js';
import { CodePage } from '../../features/codes/routes/code-page.js';
import { useShownCodeQuery } from '../../features/codes/api/use-shown-code.js';
import { useReview } from '../../features/review/api/use-review.js';
import { DecisionSheet } from '../../features/review/components/decision-sheet.js';
import type { Step } from '../../features/review/components/next-step.js';
import { PrimaryStep } from '../../features/review/components/primary-step.js';
import { ReviewNotice } from '../../features/review/components/review-notice.js';
import { ReviewPanel } from '../../features/review/components/review-panel.js';
import { StepDialogs, type StepDialog } from '../../features/review/components/step-dialogs.js';
import { WorkflowLine } from '../../features/review/components/workflow-line.js';
import { codeSearchSchema } from '../../routing/code-search.js';
import { parseId } from '../../routing/parse-id.js';
import { paths, type CodeView } from '../../routing/paths.js';
import { isTypingTarget, singleKeysEnabled } from '../../routing/single-keys.js';
import { useBrandScope } from '../../routing/use-scope.js';
import { useSearchState } from '../../routing/use-search-state.js';

/** `v` goes to the decision, `e` to the editor. */
function usePageKeys(keys: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const run = keys[event.key];
      if (run === undefined || event.ctrlKey || event.metaKey || event.altKey || isTypingTarget(event.target) || !singleKeysEnabled()) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}

/** The first thing of the decision that can be chosen; the panel is scrolled to where it is not beside the code. */
function focusDecision(): void {
  const form = document.querySelector<HTMLElement>('[data-decision]');
  form?.querySelector<HTMLElement>('input:checked, input')?.focus();
  form?.scrollIntoView({ block: 'nearest' });
}

/** When the form goes with its decision, the focus stays on the page. */
const focusHeading = (): void => document.querySelector<HTMLElement>('main h1')?.focus();

function useSteps() {
  const { brand, slugs } = useBrandScope();
  const { codeId } = useShownRevision();
  const navigate = useNavigate();
  const [opened, setOpened] = useState<StepDialog | null>(null);
  const pathOf = (view: CodeView): string => paths.code({ org: slugs.org, brand: brand.slug, codeId }, view);
  const edit = (): void => void navigate({ to: pathOf('code'), search: { edit: 'js' } as never });
  const take = (step: Step): void => {
    if (step === 'submit' || step === 'reopen') setOpened(step);
    else if (step === 'edit') edit();
    else if (step === 'decide') focusDecision();
    else void navigate({ to: pathOf('deployments') });
  };
  return { opened, setOpened, pathOf, edit, take };
}

function Loaded({ asked }: { asked: number | undefined }): ReactNode {
  const shown = useShownRevision();
  const review = useReview(shown.codeId).data;
  const code = useShownCodeQuery().data;
  const isPhone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const { opened, setOpened, pathOf, edit, take } = useSteps();
  usePageKeys({ v: focusDecision, e: edit });
  const search = asked === undefined ? {} : { rev: asked };
  if (review === undefined || code === undefined) return <CodePage workflow={null} primary={null} notice={null} panel={null} openThreads={0} search={search} />;
  const parts = {
    review,
    shown: { number: code.revision, contentHash: code.contentHash, report: code.report },
    addresses: { findingsTo: pathOf('findings'), diffTo: pathOf('diff') },
    onStep: setOpened,
    onEdit: edit,
  };
  return (
    <>
      <CodePage
        search={search}
        openThreads={review.openThreads}
        workflow={<WorkflowLine review={review} />}
        primary={isPhone && review.status === 'qa_review' ? null : <PrimaryStep review={review} onStep={take} />}
        notice={<ReviewNotice shown={shown} isAsked={asked !== undefined} diffTo={pathOf('diff')} />}
        panel={<ReviewPanel {...parts} decision={isPhone ? undefined : { onSent: focusHeading }} />}
      />
      {isPhone ? <DecisionSheet {...parts} /> : null}
      <StepDialogs review={review} contentHash={code.contentHash} opened={opened} onClose={() => setOpened(null)} />
    </>
  );
}

/** One code with its review: the frame of the page comes from the code, what is decided on it from the review. */
export function CodeScreen(): ReactNode {
  const codeId = parseId(useParams({ strict: false }).codeId);
  const [search, change] = useSearchState(codeSearchSchema);
  const review = trpc.review.get.useQuery({ id: codeId });
  const newest = review.data?.revision ?? null;
  const failure = review.error === null ? null : { error: review.error, retry: review.refetch };
  return (
    <ShownRevisionProvider key={codeId} codeId={codeId} asked={search.rev} newest={newest} failure={failure} onShow={() => (search.rev === undefined ? undefined : change({ rev: undefined }))}>
      <Loaded asked={search.rev} />
    </ShownRevisionProvider>
  );
}
