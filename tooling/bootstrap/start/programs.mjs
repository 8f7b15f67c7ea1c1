import path from 'node:path';
import { startProgram } from './child-program.mjs';
import { readEncryptionKey } from './data-folder.mjs';

/** @typedef {import('./settings.mjs').Settings} Settings */
/** @typedef {import('./child-program.mjs').ChildProgram} ChildProgram */

/** How long the API and the worker may finish what they are doing. */
const DRAIN_MS = 15_000;

/**
 * The environment of our programs: what the caller set, with every default filled in.
 * @param {Settings} settings
 * @param {NodeJS.ProcessEnv} env
 * @param {string} databaseUrl
 * @returns {NodeJS.ProcessEnv}
 */
export function programEnvironment(settings, env, databaseUrl) {
  return {
    ...env,
    DATABASE_URL: databaseUrl,
    DATA_DIR: settings.dataDir,
    PORT: String(settings.port),
    HOST: settings.host,
    PUBLIC_URL: settings.publicUrl,
    SEED: settings.seed,
    STOREFRONT_PORT: String(settings.storefrontPort),
    STOREFRONT_URL: env['STOREFRONT_URL'] || `http://127.0.0.1:${settings.storefrontPort}`,
    // The shop of the demonstration may be visited although it stands on this machine.
    PROBE_ALLOW_HOSTS: env['PROBE_ALLOW_HOSTS'] || (settings.seed !== 'none' ? `127.0.0.1:${settings.storefrontPort}` : ''),
    ENCRYPTION_KEY: env['ENCRYPTION_KEY'] || readEncryptionKey(settings.dataDir),
  };
}

/**
 * @param {Settings} settings
 * @param {NodeJS.ProcessEnv} env as made by `programEnvironment`
 * @returns {ChildProgram[]}
 */
export function startPrograms(settings, env) {
  const logDir = path.join(settings.dataDir, 'logs');
  const programs = [
    startProgram({ name: 'api', script: 'apps/api/dist/main.js', env, logDir }),
    startProgram({ name: 'worker', script: 'apps/worker/dist/main.js', env, logDir }),
  ];
  if (settings.seed !== 'none') {
    programs.push(startProgram({ name: 'storefront', script: 'tooling/storefront/dist/main.js', env: storefrontEnvironment(env), logDir }));
  }
  return programs;
}

/**
 * The shop stands for a stranger's site: it gets a port, and none of our secrets.
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
function storefrontEnvironment({ PATH, NODE_ENV, STOREFRONT_PORT }) {
  return { PATH, NODE_ENV, STOREFRONT_PORT, PORT: STOREFRONT_PORT, HOST: '127.0.0.1' };
}

/**
 * Stops the API and the worker, giving them time to finish, and the shop after them: a job that looks at the
 * shop may still be running.
 * @param {ChildProgram[]} programs
 */
export async function stopPrograms(programs) {
  await stopTogether(programs.filter(({ name }) => name !== 'storefront'));
  await stopTogether(programs.filter(({ name }) => name === 'storefront'));
}

/** @param {ChildProgram[]} programs */
async function stopTogether(programs) {
  for (const program of programs) program.signal('SIGTERM');
  const timer = setTimeout(() => {
    for (const program of programs) program.signal('SIGKILL');
  }, DRAIN_MS);
  await Promise.all(programs.map(({ ended }) => ended));
  clearTimeout(timer);
}
