import { useState, type ReactNode } from 'react';
import type { Thread } from '@safecode/domain/discussions/discussion';
import { formatNumber } from '../../../i18n/format-number.js';
import { messages } from '../messages.js';
import type { ThreadGroup } from './group-threads.js';
import { ThreadCard } from './thread-card.js';
import classes from './discussions.module.css';

interface ThreadGroupsProps {
  groups: readonly (readonly [ThreadGroup, readonly Thread[]])[];
  /** What the address names: resolved threads are folded unless it is in one of them. */
  linked: string;
  seenUpTo: number;
  onShowLines: (thread: Thread) => void;
  onSent: (commentId: number) => void;
}

const holds = (threads: readonly Thread[], linked: string): boolean =>
  threads.some((thread) => `t-${thread.id}` === linked || thread.comments.some((comment) => `c-${comment.id}` === linked));

function Group({ group, threads, linked, ...cards }: Omit<ThreadGroupsProps, 'groups'> & { group: ThreadGroup; threads: readonly Thread[] }): ReactNode {
  const [isOpen, setIsOpen] = useState(() => group !== 'resolved' || holds(threads, linked));
  return (
    <details className={classes.group} open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        <h2>{`${messages.groups[group]} (${formatNumber(threads.length)})`}</h2>
      </summary>
      {group === 'unplaced' ? <p className={classes.meta}>{messages.unplacedHint}</p> : null}
      {threads.map((thread) => (
        <ThreadCard key={thread.id} thread={thread} {...cards} />
      ))}
    </details>
  );
}

/** Threads under their headings; unplaced and resolved ones apart. */
export function ThreadGroups({ groups, ...rest }: ThreadGroupsProps): ReactNode {
  return groups.map(([group, threads]) => <Group key={group} group={group} threads={threads} {...rest} />);
}
