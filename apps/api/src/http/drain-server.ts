import type { Server } from 'node:http';

/** Event streams never end by themselves; they are cut after this, and the browser comes back to the next process. */
const STREAMS_END_AFTER_MS = 1000;

/**
 * Takes no new connections and lets requests in hand end, at most `limitMs`. Connections that are idle are closed at
 * once, event streams soon after: their clients reconnect and go on where they were.
 */
export async function drainServer(server: Server, drain: { readonly limitMs: number; readonly endStreams: () => void }): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const streams = setTimeout(drain.endStreams, STREAMS_END_AFTER_MS);
  const limit = setTimeout(() => server.closeAllConnections(), drain.limitMs);
  await closed;
  clearTimeout(streams);
  clearTimeout(limit);
}
