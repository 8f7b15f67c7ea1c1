import path from 'node:path';
import { ClearError } from '../clear-error.mjs';
import { ROOT } from '../setup/workspace.mjs';

/**
 * What `npm start` itself needs of the environment; everything else is checked by the programs it starts.
 * @typedef {object} Settings
 * @property {string} host
 * @property {number} port
 * @property {string} address what a browser on this machine opens
 * @property {string} publicUrl
 * @property {string} dataDir absolute
 * @property {string} databaseUrl empty: the embedded database
 * @property {'demo' | 'demo-knowledge' | 'none'} seed
 * @property {number} storefrontPort
 */

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Settings}
 * @throws {ClearError} naming the key that is wrong, never its value
 */
export function readSettings(env) {
  const host = env['HOST'] || '127.0.0.1';
  const port = readPort(env, 'PORT', 4000);
  const address = `http://${hostInUrl(host)}:${port}`;
  const seed = env['SEED'] || 'demo';
  if (seed !== 'demo' && seed !== 'demo-knowledge' && seed !== 'none') throw new ClearError('SEED must be "demo", "demo-knowledge" or "none".');
  const publicUrl = env['PUBLIC_URL'] || address;
  if (!URL.canParse(publicUrl)) throw new ClearError('PUBLIC_URL must be a URL such as https://code.example.com.');
  if (env['NODE_ENV'] === 'production' && !env['ENCRYPTION_KEY']) {
    throw new ClearError('ENCRYPTION_KEY must be set when NODE_ENV is production: 32 random bytes in base64.');
  }
  return {
    host,
    port,
    address,
    publicUrl,
    dataDir: path.resolve(ROOT, env['DATA_DIR'] || '.data'),
    databaseUrl: env['DATABASE_URL'] || '',
    seed,
    storefrontPort: readPort(env, 'STOREFRONT_PORT', 4001),
  };
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} key
 * @param {number} fallback
 */
function readPort(env, key, fallback) {
  const text = env[key] || String(fallback);
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port < 1 || port > 65_535) throw new ClearError(`${key} must be a port number from 1 to 65535.`);
  return port;
}

/** @param {string} host */
function hostInUrl(host) {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
