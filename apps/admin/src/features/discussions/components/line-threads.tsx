import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Thread } from '@safecode/domain/discussions/discussion';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import { ActionButton } from '../../../components/actions/action-button.js';
import { useDiscussionChanges } from '../api/use-discussion.js';
import { messages } from '../messages.js';
import { CommentForm } from './comment-form.js';
import type { ChosenLines } from './lines-form.js';
import { ThreadCard } from './thread-card.js';
import { useReading } from './use-reading.js';
import classes from './discussions.module.css';

/** Threads that begin on a line. */
export const threadsOn = (threads: readonly Thread[], { language, line }: { readonly language: CodeLanguage; readonly line: number }): Thread[] =>
  threads.filter(({ place }) => place.kind === 'lines' && place.language === language && place.startLine === line);

interface LineThreadsProps {
  codeId: number;
  revision: number;
  lines: ChosenLines;
  threads: readonly Thread[];
  mayComment: boolean;
  onCancel: () => void;
}

/** What is said about one line, and the way to say something. It takes the focus when it opens. */
export function LineThreads({ codeId, revision, lines, threads, mayComment, onCancel }: LineThreadsProps): ReactNode {
  const { create } = useDiscussionChanges();
  const root = useRef<HTMLDivElement>(null);
  const [isWriting, setIsWriting] = useState(threads.length === 0 && mayComment);
  useReading(threads);
  useEffect(() => {
    (root.current?.querySelector<HTMLElement>('textarea, [id^="t-"]') ?? root.current)?.focus();
  }, []);
  return (
    <div ref={root} tabIndex={-1} className={classes.lineThreads} data-line-threads>
      {threads.map((thread) => (
        <ThreadCard key={thread.id} thread={thread} seenUpTo={Number.MAX_SAFE_INTEGER} onSent={() => undefined} />
      ))}
      {isWriting ? (
        <CommentForm
          codeId={codeId}
          place={`code-${codeId}-${lines.language}-${lines.startLine}`}
          label={messages.onLines(lines.language, lines.startLine, lines.endLine)}
          onCancel={threads.length === 0 ? onCancel : () => setIsWriting(false)}
          onSend={async (written) => {
            await create.mutateAsync({ codeId, revision, lines, ...written });
            setIsWriting(false);
          }}
        />
      ) : (
        <ActionButton size="xs" variant="default" blockedBy={mayComment ? null : messages.noRight} onClick={() => setIsWriting(true)}>
          {threads.length === 0 ? messages.comment : messages.another}
        </ActionButton>
      )}
    </div>
  );
}
