import { useMemo, useState, type ReactNode } from 'react';
import { trpc } from '../../../api/trpc.js';
import { DiffViewer } from '../../../components/diff/diff-viewer.js';
import { useDiffMode, type DiffMode } from '../../../components/diff/diff-mode.js';
import { QueryView } from '../../../components/states/query-view.js';
import { messages } from '../messages.js';
import classes from './learning.module.css';

export interface ExampleDiffProps {
  lessonId: number;
  codeId: number;
  /** Given: the original of this correction; else the code as it is now. */
  correctionId?: number;
}

/** What a lesson makes of one code. */
export function ExampleDiff({ lessonId, codeId, correctionId }: ExampleDiffProps): ReactNode {
  const query = trpc.learning.example.useQuery({ id: lessonId, codeId, ...(correctionId === undefined ? {} : { correctionId }) });
  const [asked, setAsked] = useState<DiffMode | undefined>(undefined);
  const mode = useDiffMode(asked);
  const { data } = query;
  const sources = useMemo(
    () =>
      data === undefined
        ? []
        : [
            { language: 'js' as const, before: data.before.javascript, after: data.after.javascript },
            { language: 'css' as const, before: data.before.css, after: data.after.css },
          ].filter(({ before, after }) => before !== after),
    [data],
  );
  return (
    <QueryView query={query}>
      {(example) =>
        sources.length === 0 ? (
          <p className={classes.muted}>{messages.same}</p>
        ) : (
          <DiffViewer sources={sources} names={{ before: messages.nowRevision(example.revision), after: messages.withLesson }} fileName={`code-${codeId}`} mode={mode} onMode={setAsked} />
        )
      }
    </QueryView>
  );
}
