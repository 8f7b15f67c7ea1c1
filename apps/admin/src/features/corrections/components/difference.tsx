import { useMemo, useState, type ReactNode } from 'react';
import { DiffViewer } from '../../../components/diff/diff-viewer.js';
import { useDiffMode, type DiffMode } from '../../../components/diff/diff-mode.js';
import { messages } from '../messages.js';

interface Side {
  readonly javascript: string;
  readonly css: string;
}

export interface DifferenceProps {
  /** Undefined while it is being loaded. */
  before: Side | undefined;
  after: Side | undefined;
  /** The revision that had to be corrected. */
  revision: number;
  codeId: number;
}

/** Both sides of a correction as a diff; nothing where they are equal. */
export function Difference({ before, after, revision, codeId }: DifferenceProps): ReactNode {
  const [asked, setAsked] = useState<DiffMode | undefined>(undefined);
  const mode = useDiffMode(asked);
  const sources = useMemo(
    () =>
      before === undefined || after === undefined
        ? []
        : [
            { language: 'js' as const, before: before.javascript, after: after.javascript },
            { language: 'css' as const, before: before.css, after: after.css },
          ].filter((source) => source.before !== source.after),
    [before, after],
  );
  if (sources.length === 0) return null;
  return <DiffViewer sources={sources} names={{ before: messages.before(revision), after: messages.after }} fileName={`correction-${codeId}`} mode={mode} onMode={setAsked} />;
}
