import { useEffect, useRef } from 'react';
import { trpc } from '../../api/trpc.js';
import { announce } from '../../components/announcer/announcer.js';
import { messages } from './messages.js';

const EVERY_MS = 60_000;

/** What waits, for the numbers beside the entries of the navigation; asked again once a minute. */
export function useSummaryCounts(brandId: number | null): { waiting: number; deadLetters: number; broken: number; lessons: number } {
  const { data } = trpc.home.summary.useQuery(brandId === null ? {} : { brandId }, { refetchInterval: EVERY_MS });
  const waiting = data === undefined ? 0 : data.waiting.length + data.reviews.total;
  const before = useRef<number | null>(null);
  useEffect(() => {
    if (data === undefined) return;
    const risen = before.current === null ? 0 : waiting - before.current;
    before.current = waiting;
    if (risen > 0) announce(messages.newWaiting(risen));
  }, [data, waiting]);
  return { waiting, deadLetters: data?.deadLetters ?? 0, broken: data?.brokenSelectors ?? 0, lessons: data?.lessons ?? 0 };
}
