export interface PostgresOptions {
  /** Folder of the database; made when missing. It holds the cluster, the generated password and the log. */
  dataDir: string;
  /** Port on 127.0.0.1. Default: a free one. */
  port?: number;
  /** Server settings, each given as `-c key=value`. `fsync: 'off'` also skips the flush of a new cluster. */
  settings?: Record<string, string>;
  /** Receives one line for each step that takes time. */
  log?: (line: string) => void;
}

export interface RunningPostgres {
  /** Connection string of the superuser `postgres`, its password included: never log it. */
  url: string;
  port: number;
  /** Settles when the server process has ended, asked for or not. */
  exited: Promise<void>;
  /** Fast shutdown; settles when the server has ended. Calling it twice does no harm. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL 18 from the installed npm package and waits until it accepts connections.
 * @throws an Error whose message is one sentence for a person (folder in use or broken, wrong version, missing library, port taken)
 */
export function startPostgres(options: PostgresOptions): Promise<RunningPostgres>;
