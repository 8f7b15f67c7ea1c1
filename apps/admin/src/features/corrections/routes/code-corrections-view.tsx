import { Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Correction } from '@safecode/domain/corrections/correction';
import { useSession } from '../../../api/session.js';
import { trpc } from '../../../api/trpc.js';
import { ActionButton } from '../../../components/actions/action-button.js';
import { flash } from '../../../components/announcer/flash.js';
import { useShownRevision } from '../../../components/code/shown-revision.js';
import { ConfirmDialog } from '../../../components/dialog/confirm-dialog.js';
import { Panel } from '../../../components/page/panel.js';
import { EmptyState } from '../../../components/states/empty-state.js';
import { QueryView } from '../../../components/states/query-view.js';
import { codeSearchSchema } from '../../../routing/code-search.js';
import { paths } from '../../../routing/paths.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { useSearchState } from '../../../routing/use-search-state.js';
import { useCorrectionChanges, useCorrections, useDrafts } from '../api/use-corrections.js';
import { CorrectionForm } from '../components/correction-form.js';
import { DraftPanel } from '../components/draft-panel.js';
import { CorrectionTable } from '../components/correction-table.js';
import type { Way } from '../components/use-report.js';
import { messages } from '../messages.js';
import classes from '../components/corrections.module.css';

function RetractDialog({ correction, onClose }: { correction: Correction | null; onClose: () => void }): ReactNode {
  const { retract } = useCorrectionChanges();
  const [reason, setReason] = useState('');
  const close = (): void => {
    setReason('');
    onClose();
  };
  return (
    <ConfirmDialog
      opened={correction !== null}
      onClose={close}
      title={messages.retractTitle(correction?.id ?? 0)}
      confirmLabel={messages.retract}
      onConfirm={async () => {
        if (correction === null) return;
        await retract.mutateAsync({ id: correction.id, reason });
        flash(messages.retracted(correction.id));
      }}
    >
      <p>{messages.retractText}</p>
      <Textarea label={messages.retractReason} required autosize minRows={2} maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
    </ConfirmDialog>
  );
}

interface ReportingProps {
  codeId: number;
  way: Way;
  /** The draft that is taken up again. */
  draftId: number | undefined;
  onWay: (way: Way) => void;
  onDone: (revision: number | null) => void;
}

function Reporting({ codeId, way, draftId, onWay, onDone }: ReportingProps): ReactNode {
  const { brand } = useBrandScope();
  const { newest } = useShownRevision();
  const revisions = trpc.revisions.list.useQuery({ id: codeId });
  const head = trpc.revisions.get.useQuery({ id: codeId, number: newest ?? 1 }, { staleTime: Number.POSITIVE_INFINITY, enabled: newest !== null });
  const policy = trpc.learning.policy.useQuery({ brandId: brand.id });
  const drafts = useDrafts(codeId);
  // What somebody writes stays when a newer revision arrives: the form keeps the one it was opened on.
  const [opened, setOpened] = useState<typeof head.data>(undefined);
  if (opened === undefined && head.data !== undefined) setOpened(head.data);
  const loadedDrafts = draftId === undefined ? [] : drafts.data?.rows;
  const data = opened === undefined || revisions.data === undefined || loadedDrafts === undefined ? undefined : { head: opened, revisions: revisions.data.rows, draft: loadedDrafts.find(({ id, isOwn }) => id === draftId && isOwn) ?? null };
  return (
    <QueryView query={{ data, error: head.error ?? revisions.error ?? drafts.error, isFetching: head.isFetching || revisions.isFetching, isPaused: head.isPaused, refetch: () => Promise.all([head.refetch(), revisions.refetch()]) }}>
      {(loaded) => <CorrectionForm {...loaded} way={way} needsReason={policy.data?.requireReason ?? false} onWay={onWay} onCancel={() => onDone(null)} onSaved={onDone} onKept={() => onDone(null)} />}
    </QueryView>
  );
}

/** How this code was corrected, and the way to report how it should have been. */
export function CodeCorrectionsView(): ReactNode {
  const { brand, slugs, can } = useBrandScope();
  const { codeId, show } = useShownRevision();
  const [search, change] = useSearchState(codeSearchSchema);
  const me = useSession().user.id;
  const query = useCorrections(codeId);
  const drafts = useDrafts(codeId);
  const [retracting, setRetracting] = useState<Correction | null>(null);
  if (search.report !== undefined && can('code.edit')) {
    return (
      <Reporting
        codeId={codeId}
        way={search.report}
        draftId={search.draft}
        onWay={(report) => change({ report }, 'replace')}
        onDone={(revision) => {
          change({ report: undefined, draft: undefined, rev: undefined });
          if (revision !== null) show(revision);
        }}
      />
    );
  }
  const report = (
    <ActionButton blockedBy={can('code.edit') ? null : messages.mayNotReport} onClick={() => change({ report: 'edit' })}>
      {messages.report}
    </ActionButton>
  );
  return (
    <>
      <DraftPanel drafts={drafts.data?.rows ?? []} mayEdit={can('code.edit')} onTakeUp={(draft) => change({ report: 'edit', draft })} />
      <QueryView query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title={messages.empty} action={report}>
              {messages.emptyText}
            </EmptyState>
          ) : (
            <Panel title={messages.title} aside={report}>
              <p className={classes.muted}>{messages.lead}</p>
              <CorrectionTable
                corrections={rows}
                diffTo={paths.code({ org: slugs.org, brand: brand.slug, codeId }, 'diff')}
                canRetract={(correction) => can('lesson.decide') || (can('code.edit') && correction.reportedBy === me)}
                onRetract={setRetracting}
              />
              <RetractDialog correction={retracting} onClose={() => setRetracting(null)} />
            </Panel>
          )
        }
      </QueryView>
    </>
  );
}
