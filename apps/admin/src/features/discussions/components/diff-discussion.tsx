import { Button } from '@mantine/core';
import { useMemo, useState, type ReactNode } from 'react';
import type { Thread } from '@safecode/domain/discussions/discussion';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import { trpc } from '../../../api/trpc.js';
import { noteLineId, type DiffNotes, type LineNotes } from '../../../components/diff/line-notes.js';
import { useScope } from '../../../routing/use-scope.js';
import { messages } from '../messages.js';
import { LineThreads, threadsOn } from './line-threads.js';

type Side = 'a' | 'b';

/** The line whose threads are shown. */
interface OpenedLine {
  readonly language: CodeLanguage;
  readonly side: Side;
  readonly line: number;
}

export interface DiffDiscussionProps {
  codeId: number;
  /** The revisions that are compared; null for a side that is none. */
  before: number | null;
  after: number | null;
  children: (notes: DiffNotes) => ReactNode;
}

const useThreads = (codeId: number, revision: number | null) =>
  trpc.discussions.list.useQuery({ codeId, ...(revision === null ? {} : { revision }) }, { enabled: revision !== null, refetchInterval: 60_000 }).data?.rows;

function marksOf(threads: readonly Thread[], language: CodeLanguage): Map<number, 'open' | 'resolved'> {
  const marks = new Map<number, 'open' | 'resolved'>();
  for (const { place, state } of threads) {
    if (place.kind === 'lines' && place.language === language && marks.get(place.startLine) !== 'open') marks.set(place.startLine, state);
  }
  return marks;
}

/** Threads beside the lines of a diff, each side with those of its revision: pressing a line number shows them, or begins one. */
export function DiffDiscussion({ codeId, before, after, children }: DiffDiscussionProps): ReactNode {
  const { can } = useScope();
  const revisions = { a: before, b: after };
  const [ofBefore, ofAfter] = [useThreads(codeId, before), useThreads(codeId, after)];
  const [opened, setOpened] = useState<OpenedLine | null>(null);
  const mayComment = can('code.comment');
  const marks = useMemo(() => {
    const of = (threads: readonly Thread[] | undefined) => ({ js: marksOf(threads ?? [], 'js'), css: marksOf(threads ?? [], 'css') });
    return { a: of(ofBefore), b: of(ofAfter) };
  }, [ofBefore, ofAfter]);
  const close = (): void => {
    setOpened(null);
    if (opened === null) return;
    // The line is drawn anew without what was below it.
    requestAnimationFrame(() => document.getElementById(noteLineId(opened.language, opened.side, opened.line))?.focus());
  };
  const notesOf = (language: CodeLanguage, side: Side): LineNotes | null => {
    const revision = revisions[side];
    const threads = side === 'a' ? ofBefore : ofAfter;
    if (revision === null || threads === undefined) return null;
    const here = opened === null ? [] : threadsOn(threads, opened);
    // Without a thread there is the form alone, whose Cancel closes.
    const isEmpty = here.length === 0 && mayComment;
    const isHere = opened !== null && opened.language === language && opened.side === side;
    return {
      marks: marks[side][language],
      label: (line) => messages.pressLine(line, marks[side][language].get(line)),
      onPress: (line) => (isHere && opened.line === line ? close() : setOpened({ language, side, line })),
      opened: isHere
        ? {
            line: opened.line,
            content: (
              <>
                <LineThreads key={`${side}${language}${opened.line}`} codeId={codeId} revision={revision} lines={{ language, startLine: opened.line, endLine: opened.line }} threads={here} mayComment={mayComment} onCancel={close} />
                {isEmpty ? null : (
                  <div>
                    <Button size="xs" variant="default" onClick={close}>
                      {messages.close}
                    </Button>
                  </div>
                )}
              </>
            ),
          }
        : null,
    };
  };
  return children({ js: { a: notesOf('js', 'a'), b: notesOf('js', 'b') }, css: { a: notesOf('css', 'a'), b: notesOf('css', 'b') } });
}
