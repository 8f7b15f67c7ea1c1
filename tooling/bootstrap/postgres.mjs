import fs from 'node:fs';
import path from 'node:path';
import { ClearError, systemErrorCode } from './clear-error.mjs';
import { findFreePort } from './free-port.mjs';
import { prepareBinaries } from './postgres/binaries.mjs';
import { checkCluster, createCluster, databasePaths } from './postgres/cluster.mjs';
import { chooseServerIdentity } from './postgres/identity.mjs';
import { launchServer, stopOrphan, stopServer } from './postgres/server.mjs';
import { takeProcessLock } from './process-lock.mjs';

/**
 * Starts a PostgreSQL of our own on 127.0.0.1, making its cluster first when the folder has none.
 *
 * One launcher at a time may use a folder. Everything stands in `dataDir`: the cluster, the superuser's
 * generated password, the server's log. As root the server runs as `nobody`.
 * @param {import('./postgres.d.mts').PostgresOptions} options
 * @returns {Promise<import('./postgres.d.mts').RunningPostgres>}
 * @throws {ClearError} one sentence: folder in use, unwritable or broken; wrong version; missing library; port taken
 */
export async function startPostgres(options) {
  const { settings = {}, log = () => {} } = options;
  const dataDir = path.resolve(options.dataDir);
  const release = claimFolder(dataDir);
  try {
    const paths = databasePaths(dataDir);
    const exists = checkCluster(dataDir);
    const identity = chooseServerIdentity(paths.cluster);
    const { initdb, postgres } = prepareBinaries(identity);
    if (exists) {
      await stopOrphan(paths.cluster);
    } else {
      log('creating the database');
      createCluster({ dataDir, initdb, identity, durable: settings['fsync'] !== 'off' });
    }
    const port = options.port ?? (await findFreePort());
    const child = await launchServer({ dataDir, postgres, identity, port, settings });
    return describeServer({ child, port, password: fs.readFileSync(paths.password, 'utf8'), release });
  } catch (error) {
    release();
    throw error;
  }
}

/**
 * @param {string} dataDir
 * @returns {() => void} gives the folder free again
 */
function claimFolder(dataDir) {
  const { lock } = databasePaths(dataDir);
  try {
    fs.mkdirSync(dataDir, { recursive: true, mode: 0o755 });
    const taken = takeProcessLock(lock);
    if ('release' in taken) return taken.release;
    throw new ClearError(`The database in ${dataDir} is already in use by process ${taken.heldBy}: stop that one first, or set DATA_DIR to another folder.`);
  } catch (error) {
    if (systemErrorCode(error) === '') throw error;
    throw new ClearError(`The data folder ${dataDir} cannot be written (${systemErrorCode(error)}): give yourself the right to write there, or set DATA_DIR to another folder.`);
  }
}

/**
 * @param {{ child: import('node:child_process').ChildProcess, port: number, password: string, release: () => void }} server
 */
function describeServer({ child, port, password, release }) {
  // The last resort of a launcher that ends without stop(): signals can still be sent from an exit handler.
  const stopOnExit = () => child.kill('SIGINT');
  process.once('exit', stopOnExit);
  const stop = async () => {
    await stopServer(child);
    process.removeListener('exit', stopOnExit);
    release();
  };
  const exited = new Promise((resolve) => child.once('exit', resolve)).then(() => undefined);
  child.unref();
  return { url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`, port, exited, stop };
}
