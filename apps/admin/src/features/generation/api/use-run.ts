import { useCallback, useEffect } from 'react';
import { isFinalRunStatus, type GenerationRun } from '@safecode/domain/generation/run';
import type { RouterOutputs } from '../../../api/app-router.js';
import { trpc } from '../../../api/trpc.js';

const SAFETY_NET_MS = 30_000;
const WITHOUT_STREAM_MS = 3_000;

/** The run as the cache types it: optional fields are absent instead of undefined. */
type CachedRun = RouterOutputs['generation']['get'];

/**
 * A run as it happens: read once, then followed by the server's stream until it is over. A lost stream is replaced by
 * asking every few seconds, so that a reload or a broken connection never hides the end.
 */
export function useRun(runId: number) {
  const utils = trpc.useUtils();
  const isOpen = (run: GenerationRun | undefined): boolean => run !== undefined && !isFinalRunStatus(run.status);
  // Each event carries the whole run and an id, with which a browser that reconnects continues.
  const accept = useCallback((event: { data: GenerationRun }) => utils.generation.get.setData({ id: runId }, event.data as CachedRun), [utils, runId]);

  const cached = utils.generation.get.getData({ id: runId });
  const stream = trpc.generation.watch.useSubscription({ id: runId }, { enabled: isOpen(cached), onData: accept });
  const isStreaming = stream.status === 'pending';
  const query = trpc.generation.get.useQuery(
    { id: runId },
    { refetchInterval: (state) => (isOpen(state.state.data) ? (isStreaming ? SAFETY_NET_MS : WITHOUT_STREAM_MS) : false) },
  );
  const isOver = query.data !== undefined && !isOpen(query.data);
  useEffect(() => {
    // The lists that show its result are older than it.
    if (isOver) void Promise.all([utils.codes.list.invalidate(), utils.codes.facets.invalidate(), utils.home.invalidate()]);
  }, [isOver, utils]);
  return { query, isInterrupted: isOpen(query.data) && stream.status === 'error' };
}
