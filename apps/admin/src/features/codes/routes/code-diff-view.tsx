import { Button } from '@mantine/core';
import { IconArrowsExchange } from '@tabler/icons-react';
import { useMemo, type ComponentType, type ReactNode } from 'react';
import type { CodeSide, RevisionSummary } from '@safecode/domain/review/revision';
import { EffectChanges } from '../../../components/code/effect-changes.js';
import { rememberDiffMode, useDiffMode, type DiffMode } from '../../../components/diff/diff-mode.js';
import { DiffViewer } from '../../../components/diff/diff-viewer.js';
import type { DiffNotes } from '../../../components/diff/line-notes.js';
import { QueryView } from '../../../components/states/query-view.js';
import { ChoiceField } from '../../../components/table/filter-bar.js';
import { codeSearchSchema } from '../../../routing/code-search.js';
import { useSearchState } from '../../../routing/use-search-state.js';
import { useShownRevision } from '../../../components/code/shown-revision.js';
import { useRevisionList, useSide, useSides, type Side } from '../api/use-sides.js';
import { useRevision } from '../api/use-shown-code.js';
import { chooseSides, sideChoices } from '../components/choose-sides.js';
import { messages } from '../messages.js';
import classes from '../components/codes.module.css';

export interface LineDiscussionProps {
  codeId: number;
  /** The revisions that are compared; null for a side that is none, e.g. a template. */
  before: number | null;
  after: number | null;
  children: (notes: DiffNotes) => ReactNode;
}

/** What the code does otherwise, above the lines; only where both sides were proved. */
function ProvedChange({ codeId, before, after }: { codeId: number; before: Side; after: Side }): ReactNode {
  const old = useRevision(codeId, before.revision).data;
  const made = useRevision(codeId, after.revision).data;
  if (before.revision === null || after.revision === null) return <p className={classes.muted}>{messages.unprovedSide}</p>;
  return old === undefined || made === undefined ? null : <EffectChanges before={old.report} after={made.report} />;
}

interface ComparedProps {
  Discussion: ComponentType<LineDiscussionProps>;
  codeId: number;
  sides: readonly CodeSide[];
  keys: { readonly from: string; readonly to: string };
  mode: DiffMode;
  onMode: (mode: DiffMode) => void;
}

function Compared({ Discussion, codeId, sides, keys, mode, onMode }: ComparedProps): ReactNode {
  const before = useSide(codeId, keys.from, sides);
  const after = useSide(codeId, keys.to, sides);
  const both = useMemo(
    () =>
      before.data === undefined || after.data === undefined
        ? undefined
        : {
            before: before.data,
            after: after.data,
            sources: [
              { language: 'js' as const, before: before.data.javascript, after: after.data.javascript },
              { language: 'css' as const, before: before.data.css, after: after.data.css },
            ].filter((source) => source.before.trim() !== '' || source.after.trim() !== ''),
          },
    [before.data, after.data],
  );
  const error = before.error ?? after.error;
  return (
    <QueryView query={{ data: both, error, isFetching: both === undefined && error === null, isPaused: false, refetch: () => undefined }}>
      {(loaded) => (
        <>
          <ProvedChange codeId={codeId} before={loaded.before} after={loaded.after} />
          <Discussion key={`${keys.from} ${keys.to}`} codeId={codeId} before={loaded.before.revision} after={loaded.after.revision}>
            {(notes) => (
              <DiffViewer
                sources={loaded.sources}
                names={{ before: loaded.before.label, after: loaded.after.label }}
                fileName={`variation-${codeId}`}
                mode={mode}
                onMode={onMode}
                notes={notes}
              />
            )}
          </Discussion>
        </>
      )}
    </QueryView>
  );
}

/** Any two of template, generated, edited and live, and of all revisions: what changes, and what that does. */
export function CodeDiffView({ Discussion }: { Discussion: ComponentType<LineDiscussionProps> }): ReactNode {
  const { codeId } = useShownRevision();
  const [search, change] = useSearchState(codeSearchSchema);
  const mode = useDiffMode(search.mode);
  const sides = useSides(codeId);
  const revisions = useRevisionList(codeId);
  const data = useMemo(() => (sides.data === undefined || revisions.data === undefined ? undefined : { sides: sides.data.sides, revisions: revisions.data.rows }), [sides.data, revisions.data]);
  const onMode = (next: DiffMode): void => {
    rememberDiffMode(next);
    change({ mode: next }, 'replace');
  };
  return (
    <QueryView
      query={{
        data,
        error: sides.error ?? revisions.error,
        isFetching: sides.isFetching || revisions.isFetching,
        isPaused: sides.isPaused,
        refetch: () => Promise.all([sides.refetch(), revisions.refetch()]),
      }}
    >
      {(loaded: { sides: readonly CodeSide[]; revisions: readonly RevisionSummary[] }) => {
        const choices = sideChoices(loaded.sides, loaded.revisions);
        const keys = chooseSides(search, choices.map(({ value }) => value));
        return (
          <>
            <div className={classes.sides}>
              <ChoiceField label={messages.compare} any={null} value={keys.from} choices={choices} onChoose={(from) => change({ from, to: keys.to })} />
              <Button variant="default" px={8} aria-label={messages.swap} onClick={() => change({ from: keys.to, to: keys.from })}>
                <IconArrowsExchange size={18} aria-hidden />
              </Button>
              <ChoiceField label={messages.with} any={null} value={keys.to} choices={choices} onChoose={(to) => change({ from: keys.from, to })} />
            </div>
            <Compared Discussion={Discussion} codeId={codeId} sides={loaded.sides} keys={keys} mode={mode} onMode={onMode} />
          </>
        );
      }}
    </QueryView>
  );
}
