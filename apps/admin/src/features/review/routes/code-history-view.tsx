import { useMemo, type ReactNode } from 'react';
import { trpc } from '../../../api/trpc.js';
import { useShownRevision } from '../../../components/code/shown-revision.js';
import { Panel } from '../../../components/page/panel.js';
import { QueryView } from '../../../components/states/query-view.js';
import { paths } from '../../../routing/paths.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { useReview, useReviewHistory, useRevisions } from '../api/use-review.js';
import { buildTimeline } from '../components/build-timeline.js';
import { Timeline } from '../components/timeline.js';
import { WorkflowDrawing } from '../components/workflow-drawing.js';
import { messages } from '../messages.js';

/** Where a code stands in its workflow, and everything that happened to it. */
export function CodeHistoryView(): ReactNode {
  const { codeId } = useShownRevision();
  const { slugs, brand, can } = useBrandScope();
  const review = useReview(codeId);
  const revisions = useRevisions(codeId);
  const deployments = trpc.deployments.list.useQuery({ id: codeId });
  const history = useReviewHistory(codeId);
  const parts = [review, revisions, deployments, history];
  const data = useMemo(
    () =>
      review.data === undefined || revisions.data === undefined || deployments.data === undefined || history.data === undefined
        ? undefined
        : {
            review: review.data,
            isComplete: history.data.isComplete,
            entries: buildTimeline({ review: review.data, revisions: revisions.data.rows, deployments: deployments.data.rows, history: history.data }),
          },
    [review.data, revisions.data, deployments.data, history.data],
  );
  return (
    <QueryView
      query={{
        data,
        error: parts.find(({ error }) => error !== null)?.error ?? null,
        isFetching: data === undefined && parts.some(({ isFetching }) => isFetching),
        isPaused: review.isPaused,
        refetch: () => Promise.all(parts.map(({ refetch }) => refetch())),
      }}
    >
      {(loaded) => (
        <>
          <WorkflowDrawing review={loaded.review} />
          <Panel title={messages.history}>
            <Timeline
              entries={loaded.entries}
              diffTo={paths.code({ org: slugs.org, brand: brand.slug, codeId }, 'diff')}
              auditTo={can('audit.read') ? paths.audit(slugs.org) : null}
            />
            {loaded.isComplete ? null : <p>{messages.ledgerMore}</p>}
          </Panel>
        </>
      )}
    </QueryView>
  );
}
