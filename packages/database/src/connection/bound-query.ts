import {
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';
import type { ClientBase } from 'pg';
import { sendQuery } from './send-together.js';
import type { Tables } from './tables.js';

/** Texts that are prepared on each connection. Bounded: texts of rare filter combinations stay unnamed. */
const MAX_PREPARED = 500;
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MAX_PREPARED) return known;
  const name = `q${names.size + 1}`;
  names.set(text, name);
  return name;
}

/** Kysely's view of one pg client. Sent at once and in order, so statements that are not awaited one by one are pipelined. */
class BoundConnection implements DatabaseConnection {
  readonly #client: ClientBase;

  constructor(client: ClientBase) {
    this.#client = client;
  }

  async executeQuery<R>(compiled: CompiledQuery): Promise<QueryResult<R>> {
    const name = nameOf(compiled.sql);
    const result = await sendQuery(this.#client, { text: compiled.sql, values: [...compiled.parameters], ...(name === undefined ? {} : { name }) });
    return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) };
  }

  streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('Rows are read in pages, not streamed.');
  }
}

/** Transactions are opened and closed by in-tenant alone: whoever holds the builder cannot leave its organisation. */
class BoundDriver implements Driver {
  readonly #connection: DatabaseConnection;

  constructor(connection: DatabaseConnection) {
    this.#connection = connection;
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }
  async beginTransaction(): Promise<void> {
    throw new Error('A tenant transaction is open already.');
  }
  async commitTransaction(): Promise<void> {
    throw new Error('The tenant transaction is committed by in-tenant.');
  }
  async rollbackTransaction(): Promise<void> {
    throw new Error('The tenant transaction is rolled back by in-tenant.');
  }
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}

/** A query builder whose statements all go to this client. Cheap: made once per transaction. */
export function bindQuery(client: ClientBase): Kysely<Tables> {
  const dialect: Dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new BoundDriver(new BoundConnection(client)),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
  return new Kysely<Tables>({ dialect });
}
