import { createRequire } from 'node:module';
import path from 'node:path';
import { ClearError, systemErrorCode } from '../clear-error.mjs';
import { SERVER_MAJOR } from '../postgres/binaries.mjs';
import { ROOT } from '../setup/workspace.mjs';

const CONNECT_TIMEOUT_MS = 5_000;

/**
 * @param {string} databaseUrl
 * @throws {ClearError} when it cannot be a PostgreSQL address; its text is never repeated, because it holds a password
 */
export function checkUrlForm(databaseUrl) {
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined;
  if (url === undefined || !['postgres:', 'postgresql:'].includes(url.protocol) || url.hostname === '' || url.pathname.length < 2) {
    throw new ClearError('DATABASE_URL must look like postgres://user:password@host:5432/database.');
  }
}

/**
 * Connects once with the driver that the programs use, so that a wrong address is one sentence here and not
 * a stack in each of them.
 * @param {string} databaseUrl
 * @throws {ClearError}
 */
export async function checkDatabaseUrl(databaseUrl) {
  checkUrlForm(databaseUrl);
  const { Client } = createRequire(path.join(ROOT, 'packages', 'database', 'package.json'))('pg');
  const client = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  client.on('error', () => {});
  let version = 0;
  try {
    await client.connect();
    const answer = await client.query(`select current_setting('server_version_num')::int as version`);
    version = answer.rows[0].version;
  } catch (error) {
    throw new ClearError(describeRefusal(new URL(databaseUrl), error));
  } finally {
    await client.end().catch(() => {});
  }
  if (version < Number(SERVER_MAJOR) * 10_000) {
    throw new ClearError(`The server of DATABASE_URL is PostgreSQL ${Math.floor(version / 10_000)}, but ${SERVER_MAJOR} or newer is needed.`);
  }
}

/**
 * @param {URL} url
 * @param {unknown} error
 * @returns {string}
 */
function describeRefusal(url, error) {
  const code = error instanceof AggregateError ? systemErrorCode(error.errors[0]) : systemErrorCode(error);
  const where = `${url.hostname}:${url.port || 5432}`;
  switch (code) {
    case '28P01':
    case '28000':
      return `The server of DATABASE_URL (${where}) refuses the user "${url.username}" with this password.`;
    case '3D000':
      return `The server of DATABASE_URL (${where}) has no database "${url.pathname.slice(1)}": create it first.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The host of DATABASE_URL ("${url.hostname}") is not known: check its name.`;
    case 'ECONNREFUSED':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ETIMEDOUT':
      return `Nothing answers at the address of DATABASE_URL (${where}): is the server running and reachable?`;
    default:
      return `The server of DATABASE_URL (${where}) cannot be used: ${error instanceof Error ? error.message : String(error)}`;
  }
}
