import type { ReactNode } from 'react';
import type { Sources } from '../../../components/code/apply-fix.js';
import { useDiffMode } from '../../../components/diff/diff-mode.js';
import { DiffViewer } from '../../../components/diff/diff-viewer.js';
import { ActionButton } from '../../../components/actions/action-button.js';
import { Notice } from '../../../components/states/notice.js';
import { trpc } from '../../../api/trpc.js';
import { useState, useMemo } from 'react';
import { useRevision } from '../api/use-shown-code.js';
import { messages } from '../messages.js';

export interface StaleEditProps {
  codeId: number;
  mine: Sources;
  busy: boolean;
  onSave: (baseHash: string) => void;
}

/** Somebody else saved first: what differs between theirs and mine, then on top of it or not. Nothing is overwritten unseen. */
export function StaleEdit({ codeId, mine, busy, onSave }: StaleEditProps): ReactNode {
  const newest = trpc.review.get.useQuery({ id: codeId }).data?.revision ?? null;
  const theirs = useRevision(codeId, newest).data;
  const [mode, setMode] = useState<'split' | 'unified' | 'text' | undefined>(undefined);
  const shownMode = useDiffMode(mode);
  const sources = useMemo(
    () =>
      theirs === undefined
        ? []
        : [
            { language: 'js' as const, before: theirs.javascript, after: mine.js },
            { language: 'css' as const, before: theirs.css, after: mine.css },
          ],
    [theirs, mine.js, mine.css],
  );
  if (theirs === undefined) return null;
  return (
    <>
      <Notice
        tone="warn"
        live="assertive"
        actions={
          <ActionButton size="xs" busy={busy} onClick={() => onSave(theirs.contentHash)}>
            {messages.staleOnTop(theirs.number)}
          </ActionButton>
        }
      >
        <p>{messages.staleEdit(theirs.number, theirs.createdBy)}</p>
      </Notice>
      <DiffViewer sources={sources} names={messages.staleDiff(theirs.number)} fileName={`variation-${codeId}`} mode={shownMode} onMode={setMode} />
    </>
  );
}
