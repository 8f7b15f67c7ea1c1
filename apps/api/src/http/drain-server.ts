import type { Server } from 'node:http';

/** Event streams never end by themselves; they are cut after this, and the browser comes back to the next process. */
const STREAMS_END_AFTER_MS = 1000;

export interface DrainOptions {
  readonly limitMs: number;
  /** Ends the event streams. */
  readonly endStreams: () => void;
  /** Settles when no request's work is going on. */
  readonly workSettled: () => Promise<void>;
}

/**
 * Takes no new connections and lets requests in hand end, at most `limitMs`. Connections that are idle are closed at
 * once, event streams soon after: their clients reconnect and go on where they were. Work whose caller has gone is
 * waited for too.
 */
export async function drainServer(server: Server, drain: DrainOptions): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const streams = setTimeout(drain.endStreams, STREAMS_END_AFTER_MS);
  const limit = setTimeout(() => server.closeAllConnections(), drain.limitMs);
  const limited = new Promise<void>((resolve) => setTimeout(resolve, drain.limitMs).unref());
  await closed;
  await Promise.race([drain.workSettled(), limited]);
  clearTimeout(streams);
  clearTimeout(limit);
}
