import { Query, type ClientBase, type Connection, type QueryConfig, type QueryResult } from 'pg';
import { batchWrites } from './batch-writes.js';
import { takeOpening } from './opening.js';

/** A statement that answers no rows and is prepared once a connection under its name; the name belongs to the text. */
export interface NamedStatement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly (string | null)[];
}

const prepared = new WeakMap<ClientBase, Set<string>>();

function preparedOn(client: ClientBase): Set<string> {
  const known = prepared.get(client) ?? new Set<string>();
  prepared.set(client, known);
  return known;
}

/**
 * Sends statements that answer no rows as one message: the server does nothing more of it after an error, and answers
 * once. Each answer of its own costs both sides a system call and this process a turn of its event loop, which is more
 * than a small statement costs. Resolves to the last statement's command tag, e.g. `COMMIT`.
 */
export function sendTogether(client: ClientBase, statements: readonly NamedStatement[]): Promise<string> {
  batchWrites(client);
  const known = preparedOn(client);
  const all = [...takeOpening(client), ...statements];
  return new Promise((resolve, reject) => {
    client.query(
      new StatementMessage(all, known, (error, results) => {
        if (error !== undefined && error !== null) {
          reject(error);
          return;
        }
        for (const { name } of all) known.add(name);
        resolve(lastCommand(results));
      }),
    );
  });
}

/**
 * Sends a query, and in the same message what opens the transaction, if it is not open yet. The driver keeps account of
 * one prepared statement a message: what it has not prepared on this connection goes in one of its own.
 */
export async function sendQuery(client: ClientBase, config: QueryConfig): Promise<QueryResult> {
  batchWrites(client);
  const opening = takeOpening(client);
  if (opening.length === 0) return client.query(config);
  const known = preparedOn(client);
  if (config.name === undefined || !opening.every(({ name }) => known.has(name))) {
    const [, result] = await Promise.all([sendTogether(client, opening), client.query(config)]);
    return result;
  }
  return queryBehind(client, opening, config);
}

async function queryBehind(client: ClientBase, opening: readonly NamedStatement[], config: QueryConfig): Promise<QueryResult> {
  try {
    return await new Promise((resolve, reject) => {
      const query = new Query(config, (error, results) => (error instanceof Error ? reject(error) : resolve(lastOf(results) as QueryResult)));
      const submit = query.submit.bind(query);
      query.submit = (connection) => {
        execute(connection, opening);
        submit(connection);
      };
      client.query(query);
    });
  } catch (error) {
    // As the driver does: the trace leads to who asked, not to the socket.
    if (error instanceof Error) Error.captureStackTrace(error);
    throw error;
  }
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
      execute(connection, statements);
      connection.sync();
    };
  }
}

function execute(connection: Connection, statements: readonly NamedStatement[]): void {
  for (const { name, values } of statements) {
    connection.bind({ statement: name, values: [...values] }, true);
    connection.execute({}, true);
  }
}

/** A message that failed may have left the name behind; closing one that is not there is no error. */
function prepare(connection: Connection, name: string, text: string): void {
  connection.close({ type: 'S', name }, true);
  connection.parse({ name, text, types: [] }, true);
}

/** The driver answers a list when a message had several results. */
const lastOf = (results: unknown): unknown => (Array.isArray(results) ? results.at(-1) : results);

function lastCommand(results: unknown): string {
  const last = lastOf(results);
  return typeof last === 'object' && last !== null && 'command' in last ? String(last.command) : '';
}
