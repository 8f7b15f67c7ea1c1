import type { Writable } from 'node:stream';
import type { ClientBase } from 'pg';

const waiting = new WeakSet<ClientBase>();

/**
 * Called before a statement is sent: everything sent to this client before the current microtasks are over leaves in
 * one write. Statements that do not wait for each other then cost one system call, which is the larger part of what a
 * small statement costs this process.
 */
export function batchWrites(client: ClientBase): void {
  if (waiting.has(client)) return;
  const stream = streamOf(client);
  if (stream === undefined) return;
  waiting.add(client);
  stream.cork();
  process.nextTick(() => {
    waiting.delete(client);
    stream.uncork();
  });
}

/** The driver's socket. Not part of its documented surface: without it statements are sent one by one. */
function streamOf(client: ClientBase): Writable | undefined {
  const { connection } = client as { connection?: { stream?: Writable } };
  return typeof connection?.stream?.cork === 'function' ? connection.stream : undefined;
}
