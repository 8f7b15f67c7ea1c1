import { Query, type Connection, type PoolClient } from 'pg';
import { batchWrites } from './batch-writes.js';

/** A statement that is prepared once a connection under its name; the name belongs to the text. */
export interface NamedStatement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly (string | null)[];
}

const prepared = new WeakMap<PoolClient, Set<string>>();

/**
 * Sends statements that answer no rows as one message: the server does nothing more of it after an error, and answers
 * once. Each answer of its own costs both sides a system call and this process a turn of its event loop, which is more
 * than a small statement costs. Resolves to the last statement's command tag, e.g. `COMMIT`.
 */
export function sendTogether(client: PoolClient, statements: readonly NamedStatement[]): Promise<string> {
  batchWrites(client);
  const known = prepared.get(client) ?? new Set<string>();
  prepared.set(client, known);
  return new Promise((resolve, reject) => {
    client.query(
      new StatementMessage(statements, known, (error, results) => {
        if (error !== undefined && error !== null) {
          reject(error);
          return;
        }
        for (const { name } of statements) known.add(name);
        resolve(lastCommand(results));
      }),
    );
  });
}

type Callback = (error: Error | null | undefined, results: unknown) => void;

/** The driver sends one statement a message. Its own class is extended, because it pipelines no other. */
class StatementMessage extends Query {
  override submit: (connection: Connection) => void;

  constructor(statements: readonly NamedStatement[], known: ReadonlySet<string>, callback: Callback) {
    super('', callback);
    this.submit = (connection) => {
      // First of all of them, so that what is known of the connection is true of all or of none.
      for (const { name, text } of statements) if (!known.has(name)) prepare(connection, name, text);
      for (const { name, values } of statements) {
        connection.bind({ statement: name, values: [...values] }, true);
        connection.execute({}, true);
      }
      connection.sync();
    };
  }
}

/** A message that failed may have left the name behind; closing one that is not there is no error. */
function prepare(connection: Connection, name: string, text: string): void {
  connection.close({ type: 'S', name }, true);
  connection.parse({ name, text, types: [] }, true);
}

function lastCommand(results: unknown): string {
  const last: unknown = Array.isArray(results) ? results.at(-1) : results;
  return typeof last === 'object' && last !== null && 'command' in last ? String(last.command) : '';
}
