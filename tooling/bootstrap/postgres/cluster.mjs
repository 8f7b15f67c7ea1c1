import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ClearError } from '../clear-error.mjs';
import { SERVER_MAJOR } from './binaries.mjs';
import { SERVER_ENVIRONMENT, giveTo, nameDataDirectory } from './identity.mjs';

/** @typedef {import('./identity.mjs').Identity} Identity */

/**
 * The folder of one database: `cluster/` is PostgreSQL's own, `password` the superuser's, `server.log` what the server says.
 * @param {string} dataDir
 */
export function databasePaths(dataDir) {
  return {
    cluster: path.join(dataDir, 'cluster'),
    password: path.join(dataDir, 'password'),
    log: path.join(dataDir, 'server.log'),
    lock: path.join(dataDir, 'launcher.lock'),
  };
}

/**
 * Says whether there is a cluster to open.
 * @param {string} dataDir
 * @returns {boolean} false when one has to be made
 * @throws {ClearError} when the folder holds something that this server cannot open
 */
export function checkCluster(dataDir) {
  const { cluster, password } = databasePaths(dataDir);
  if (!fs.existsSync(cluster)) return false;
  const versionFile = path.join(cluster, 'PG_VERSION');
  if (!fs.existsSync(versionFile)) {
    throw new ClearError(`The data folder ${dataDir} is broken: ${versionFile} is missing. Restore the folder from a backup, or move it away to start afresh.`);
  }
  const version = fs.readFileSync(versionFile, 'utf8').trim();
  if (version !== SERVER_MAJOR) {
    throw new ClearError(`The data folder ${dataDir} was written by PostgreSQL ${version}, but this is PostgreSQL ${SERVER_MAJOR}: move its data over with pg_dump of the old version, or move the folder away to start afresh.`);
  }
  if (!fs.existsSync(password)) {
    throw new ClearError(`The data folder ${dataDir} is broken: the database password ${password} is missing. Restore it from a backup, or move the folder away to start afresh.`);
  }
  checkOwner(cluster);
  return true;
}

/** @param {string} cluster */
function checkOwner(cluster) {
  const me = process.getuid?.();
  const { uid } = fs.statSync(cluster);
  if (me !== undefined && me !== 0 && uid !== me) {
    throw new ClearError(`The database files in ${cluster} belong to user id ${uid}, not to you (${me}): start as that user or as root, or set DATA_DIR to another folder.`);
  }
}

/**
 * Makes a UTF-8 cluster that only a password opens. It appears under its final name when it is whole, so a
 * start that is cut short leaves nothing that looks like a database.
 * @param {{ dataDir: string, initdb: string, identity: Identity, durable: boolean }} input `durable` false skips the flush to disk
 * @throws {ClearError} with what initdb said
 */
export function createCluster({ dataDir, initdb, identity, durable }) {
  const { cluster, password } = databasePaths(dataDir);
  const fresh = `${cluster}.new`;
  fs.rmSync(fresh, { recursive: true, force: true });
  fs.mkdirSync(fresh, { mode: 0o700 });
  giveTo(fresh, identity);
  writePassword(password);
  const passwordForServer = `${password}.new`;
  fs.copyFileSync(password, passwordForServer);
  giveTo(passwordForServer, identity);
  const descriptor = fs.openSync(passwordForServer, 'r');
  const result = spawnSync(
    initdb,
    initdbArguments(nameDataDirectory(fresh, identity), durable),
    { ...identity, cwd: fresh, env: SERVER_ENVIRONMENT, stdio: ['ignore', 'ignore', 'pipe', descriptor], encoding: 'utf8' },
  );
  fs.closeSync(descriptor);
  fs.rmSync(passwordForServer);
  if (result.error || result.status !== 0) {
    fs.rmSync(fresh, { recursive: true, force: true });
    const reason = result.error?.message ?? result.stderr.trim().split('\n')[0] ?? '';
    throw new ClearError(`The database could not be created in ${dataDir}: ${reason}`);
  }
  fs.renameSync(fresh, cluster);
}

/**
 * @param {string} directory
 * @param {boolean} durable
 */
function initdbArguments(directory, durable) {
  return [
    `--pgdata=${directory}`,
    '--username=postgres',
    // Handed over open: the server's user may not be able to walk to the file.
    '--pwfile=/dev/fd/3',
    '--auth-local=scram-sha-256',
    '--auth-host=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ];
}

/** @param {string} file */
function writePassword(file) {
  fs.rmSync(file, { force: true });
  fs.writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
}
