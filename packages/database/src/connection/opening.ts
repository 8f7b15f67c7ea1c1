import type { ClientBase } from 'pg';
import type { NamedStatement } from './send-together.js';

const openings = new WeakMap<ClientBase, readonly NamedStatement[]>();

/**
 * Leaves the statements that open a transaction to whoever sends the first statement of it over this connection: they
 * travel in front of it, and the server answers all of them at once.
 */
export function openWithNext(client: ClientBase, statements: readonly NamedStatement[]): void {
  openings.set(client, statements);
}

/** The statements that have to be sent first now; none when the transaction is open. Handed out once. */
export function takeOpening(client: ClientBase): readonly NamedStatement[] {
  const statements = openings.get(client);
  if (statements === undefined) return [];
  openings.delete(client);
  return statements;
}
