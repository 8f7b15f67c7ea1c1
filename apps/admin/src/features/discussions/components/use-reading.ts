import { useEffect, useRef } from 'react';
import type { Thread } from '@safecode/domain/discussions/discussion';
import { useDiscussionChanges } from '../api/use-discussion.js';

/** Whoever looks at a thread this long has read it. */
const READ_MS = 1500;

/** Puts the focus on a part of the page and shows it, once it is drawn. */
export function goTo(id: string): void {
  requestAnimationFrame(() => {
    const target = document.getElementById(id);
    target?.scrollIntoView({ block: 'center' });
    (target?.querySelector('textarea') ?? target)?.focus({ preventScroll: true });
  });
}

/** Marks threads as read that are on screen in a tab somebody looks at. */
export function useReading(threads: readonly Thread[]): void {
  const { markRead } = useDiscussionChanges();
  const { mutate } = markRead;
  const unread = threads.filter((thread) => thread.unread > 0).map(({ id }) => id);
  const key = unread.join();
  const asked = useRef('');
  useEffect(() => {
    if (key === '' || key === asked.current) return undefined;
    const timer = setTimeout(() => {
      if (document.visibilityState !== 'visible') return;
      asked.current = key;
      for (const threadId of key.split(',').map(Number)) mutate({ threadId });
    }, READ_MS);
    return () => clearTimeout(timer);
  }, [key, mutate]);
}

/** Goes to the comment the address names, once for each address. */
export function useLinkedComment(hash: string): void {
  useEffect(() => {
    if (/^[ct]-\d+$/.test(hash)) goTo(hash);
  }, [hash]);
}
