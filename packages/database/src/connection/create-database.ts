import { Kysely, PostgresDialect } from 'kysely';
import { Client, Pool, type PoolClient, type PoolConfig } from 'pg';
import { LedgerGate } from '../ledger/ledger-gate.js';
import { LedgerTurns } from '../ledger/ledger-turns.js';
import type { Tables } from './tables.js';

/** The application's pool, with the key that seals the ledger entries of its transactions. Without a context it sees no tenant's row. */
export type Database = Kysely<Tables> & {
  readonly ledgerKey: Buffer;
  /** The order in which this process writes to a ledger. */
  readonly ledgerTurns: LedgerTurns;
  /** How many changes of an organisation this process has under way. */
  readonly ledgerGate: LedgerGate;
  /** A connection for one transaction. For in-tenant only. */
  connect(): Promise<PoolClient>;
};

export interface DatabaseOptions {
  readonly connectionString: string;
  readonly maxConnections: number;
  readonly ledgerKey: Buffer;
  /** Shown by PostgreSQL in pg_stat_activity. */
  readonly applicationName: string;
  /** Told of connections that break while nobody uses them. */
  readonly onError: (error: unknown) => void;
}

export interface DatabaseHandle {
  readonly db: Database;
  /**
   * Calls `handler` with each payload announced on the channel until the answer is called, and `onGap` when the connection
   * was renewed: what was announced meanwhile is lost.
   */
  listen(channel: string, handler: (payload: string) => void, onGap?: () => void): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** A statement that takes longer is a fault; nothing a person waits for may take this long. */
const STATEMENT_TIMEOUT_MS = 15_000;
/** A transaction that does nothing holds locks: the server ends it. */
const IDLE_TRANSACTION_TIMEOUT_MS = 60_000;
/** How long a new connection of the listener waits after the old one broke. */
const RECONNECT_MS = 500;

/** A pool of connections of the application role, and one connection for announcements once somebody listens. */
export function createDatabase(options: DatabaseOptions): DatabaseHandle {
  const config: PoolConfig & { pipeline: boolean } = {
    connectionString: options.connectionString,
    max: options.maxConnections,
    application_name: options.applicationName,
    connectionTimeoutMillis: 10_000,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_TRANSACTION_TIMEOUT_MS,
    // A statement is sent without waiting for the answer of the one before: begin, context and the first statement of a
    // transaction are one round trip, its last statement and the commit another.
    pipeline: true,
  };
  const pool = new Pool(config);
  pool.on('error', options.onError);
  pool.on('connect', (client) => client.on('error', options.onError));
  const db: Database = Object.assign(new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), {
    ledgerKey: options.ledgerKey,
    ledgerTurns: new LedgerTurns(),
    ledgerGate: new LedgerGate(),
    connect: () => pool.connect(),
  });
  const listener = new Listener(options);
  return {
    db,
    listen: (channel, handler, onGap) => listener.listen(channel, handler, onGap),
    close: async () => {
      await listener.close();
      await db.destroy();
    },
  };
}

/** One connection for all channels. It is renewed when it breaks; what is announced meanwhile is lost, so listeners also poll. */
class Listener {
  readonly #options: DatabaseOptions;
  readonly #handlers = new Map<string, Set<(payload: string) => void>>();
  readonly #onGaps = new Set<() => void>();
  #client: Promise<Client> | null = null;
  /** The connection in use: one that broke may say so more than once and is renewed once. */
  #current: Client | null = null;
  #isClosed = false;

  constructor(options: DatabaseOptions) {
    this.#options = options;
  }

  async listen(channel: string, handler: (payload: string) => void, onGap?: () => void): Promise<() => Promise<void>> {
    const handlers = this.#handlers.get(channel) ?? new Set();
    const isFirst = handlers.size === 0;
    handlers.add(handler);
    this.#handlers.set(channel, handlers);
    if (onGap !== undefined) this.#onGaps.add(onGap);
    const client = await (this.#client ??= this.#connect());
    if (isFirst) await client.query(`listen ${client.escapeIdentifier(channel)}`);
    return async () => {
      handlers.delete(handler);
      if (onGap !== undefined) this.#onGaps.delete(onGap);
    };
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    const client = await this.#client?.catch(() => null);
    await client?.end();
  }

  async #connect(): Promise<Client> {
    const client = new Client({ connectionString: this.#options.connectionString, application_name: `${this.#options.applicationName} listener` });
    this.#current = client;
    client.on('notification', ({ channel, payload }) => {
      for (const handler of this.#handlers.get(channel) ?? []) handler(payload ?? '');
    });
    client.on('error', (error) => {
      if (client !== this.#current) return;
      this.#current = null;
      this.#renew(error);
    });
    await client.connect();
    for (const channel of this.#handlers.keys()) await client.query(`listen ${client.escapeIdentifier(channel)}`);
    return client;
  }

  #renew(error: unknown): void {
    this.#options.onError(error);
    if (this.#isClosed) return;
    this.#client = new Promise<void>((resolve) => setTimeout(resolve, RECONNECT_MS)).then(() => this.#connect());
    this.#client.then(
      () => {
        for (const onGap of this.#onGaps) onGap();
      },
      (failure: unknown) => this.#renew(failure),
    );
  }
}
