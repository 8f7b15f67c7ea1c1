import fs from 'node:fs';

/**
 * Who runs the server. PostgreSQL refuses to run as root, so root hands it to `nobody`, or to the owner of
 * a cluster that an ordinary user made before. Anyone else runs it as themselves.
 * @typedef {{ uid?: number, gid?: number }} Identity
 */

/**
 * @param {string} clusterDir
 * @returns {Identity} what to give to `spawn`; empty when no identity has to be changed
 */
export function chooseServerIdentity(clusterDir) {
  if (process.getuid?.() !== 0) return {};
  const owner = fs.statSync(clusterDir, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return findNobody();
}

/** @returns {{ uid: number, gid: number }} */
function findNobody() {
  // The id must have an entry in the password file, or initdb cannot look itself up.
  const line = readPasswordFile().find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return { uid: Number(uid ?? 65534), gid: Number(gid ?? 65534) };
}

function readPasswordFile() {
  try {
    return fs.readFileSync('/etc/passwd', 'utf8').split('\n');
  } catch {
    return [];
  }
}

/**
 * @param {string} path
 * @param {Identity} identity
 */
export function giveTo(path, identity) {
  if (identity.uid !== undefined && identity.gid !== undefined) fs.chownSync(path, identity.uid, identity.gid);
}

/**
 * How the server is told its data directory. Started for another user, it may not be able to walk down to
 * the directory (a checkout below a home folder of mode 0700): on Linux it then gets the directory as its
 * working directory, entered while still root, and names it through /proc, which needs no walk.
 * @param {string} clusterDir
 * @param {Identity} identity
 */
export function nameDataDirectory(clusterDir, identity) {
  return identity.uid !== undefined && process.platform === 'linux' ? '/proc/self/cwd' : clusterDir;
}

/** The server sees none of our environment: no locale, time zone or PG* variable of the caller changes a cluster. */
export const SERVER_ENVIRONMENT = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
