import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Thread } from '@safecode/domain/discussions/discussion';
import { ActionButton } from '../../../components/actions/action-button.js';
import { flashRefusal } from '../../../components/announcer/flash.js';
import { ScrollRegion } from '../../../components/layout/scroll-region.js';
import { useScope } from '../../../routing/use-scope.js';
import { useDiscussionChanges } from '../api/use-discussion.js';
import { messages } from '../messages.js';
import { CommentCard } from './comment-card.js';
import { CommentForm } from './comment-form.js';
import classes from './discussions.module.css';

interface ThreadCardProps {
  thread: Thread;
  /** Comments up to this one were there when the page was opened; newer ones are marked. */
  seenUpTo: number;
  /** Absent where the lines stand right above. */
  onShowLines?: ((thread: Thread) => void) | undefined;
  onSent: (commentId: number) => void;
}

/** Where a thread stands, in words. */
export function placeOf({ place }: Pick<Thread, 'place'>): string {
  if (place.kind === 'code') return messages.onCode;
  if (place.kind === 'unplaced') return messages.unplaced(place.language);
  return messages.onLines(place.language, place.startLine, place.endLine);
}

/** A thread with its comments, the way to its lines, and what can be done with it. */
export function ThreadCard({ thread, seenUpTo, onShowLines, onSent }: ThreadCardProps): ReactNode {
  const { can } = useScope();
  const changes = useDiscussionChanges();
  const [replying, setReplying] = useState(false);
  const { place, state } = thread;
  const blockedBy = can('code.comment') ? null : messages.noRight;
  const change = state === 'open' ? changes.resolve : changes.reopen;
  const setState = (): void => change.mutate({ threadId: thread.id, expectedVersion: thread.version }, { onError: flashRefusal });
  const changed = thread.stateChangedBy === null ? null : state === 'resolved' ? messages.resolvedBy(thread.stateChangedBy) : messages.reopenedBy(thread.stateChangedBy);
  return (
    <section id={`t-${thread.id}`} tabIndex={-1} className={classes.thread} data-state={state} aria-label={`${placeOf(thread)}, ${thread.openedBy}`}>
      <header className={classes.threadHead}>
        {place.kind === 'lines' && onShowLines !== undefined ? (
          <button type="button" className={classes.place} onClick={() => onShowLines(thread)}>
            {placeOf(thread)}
          </button>
        ) : (
          <span>{placeOf(thread)}</span>
        )}
        <span className={classes.meta}>{[place.kind === 'lines' && place.isChanged ? messages.changed : null, messages.openedOn(thread.revision), changed].filter((part) => part !== null).join(', ')}</span>
      </header>
      {thread.quote === null || (place.kind === 'lines' && !place.isChanged) ? null : (
        <ScrollRegion label={messages.quote} className={classes.quote}>
          <pre>{thread.quote}</pre>
        </ScrollRegion>
      )}
      {thread.comments.map((comment) => (
        <CommentCard key={comment.id} comment={comment} codeId={thread.codeId} isNew={comment.id > seenUpTo} />
      ))}
      {replying ? (
        <CommentForm
          codeId={thread.codeId}
          place={`thread-${thread.id}`}
          label={messages.reply}
          onCancel={() => setReplying(false)}
          onSend={async (written) => {
            const { commentId } = await changes.reply.mutateAsync({ threadId: thread.id, ...written });
            onSent(commentId);
            setReplying(false);
          }}
        />
      ) : (
        <div className={classes.buttons}>
          <ActionButton size="xs" variant="default" blockedBy={blockedBy} onClick={() => setReplying(true)}>
            {messages.reply}
          </ActionButton>
          {blockedBy === null ? (
            <Button size="xs" variant="default" aria-busy={change.isPending} onClick={setState}>
              {state === 'open' ? messages.resolve : messages.reopen}
            </Button>
          ) : null}
        </div>
      )}
    </section>
  );
}
