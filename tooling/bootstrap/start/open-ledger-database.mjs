import fs from 'node:fs';
import path from 'node:path';
import { ClearError } from '../clear-error.mjs';
import { databasePaths } from '../postgres/cluster.mjs';
import { startPostgres } from '../postgres.mjs';

/**
 * The embedded database of a data folder: the running one while `npm start` runs on it, else started for the moment.
 * @param {string} dataDir
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 * @throws {ClearError} when the folder has no database
 */
export async function openLedgerDatabase(dataDir) {
  const folder = path.join(dataDir, 'postgres');
  const { cluster, password } = databasePaths(folder);
  if (!fs.existsSync(cluster)) throw new ClearError(`There is no database in ${dataDir}: run npm start first, or set DATA_DIR or DATABASE_URL.`);
  const port = runningPort(cluster);
  if (port === null) return startPostgres({ dataDir: folder });
  return { url: `postgres://postgres:${fs.readFileSync(password, 'utf8')}@127.0.0.1:${port}/postgres`, stop: async () => {} };
}

/**
 * The port of the server that runs on a cluster, from the file it keeps while it runs: process on the first line, port
 * on the fourth.
 * @param {string} cluster
 */
function runningPort(cluster) {
  const file = path.join(cluster, 'postmaster.pid');
  if (!fs.existsSync(file)) return null;
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  try {
    process.kill(Number(lines[0]), 0);
  } catch (error) {
    // A process of another user cannot be asked, and is there.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return null;
  }
  return Number(lines[3]);
}
