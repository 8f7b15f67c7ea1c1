import path from 'node:path';
import { ClearError } from '../clear-error.mjs';
import { startPostgres } from '../postgres.mjs';
import { prepareWorkspace } from '../setup/prepare.mjs';
import { createProgress } from '../setup/progress.mjs';
import { lastLines, runTool } from '../setup/run-tool.mjs';
import { ROOT } from '../setup/workspace.mjs';
import { checkDatabaseUrl, checkUrlForm } from './check-database-url.mjs';
import { checkPorts } from './check-ports.mjs';
import { claimDataFolder } from './data-folder.mjs';
import { forgetProcesses, rememberProcesses, stopLeftOvers } from './left-overs.mjs';
import { programEnvironment, startPrograms, stopPrograms } from './programs.mjs';
import { readSettings } from './settings.mjs';
import { listenForStop } from './stop-request.mjs';
import { waitForOk, waitForPort } from './wait-until-ready.mjs';

/** @typedef {import('./settings.mjs').Settings} Settings */
/** @typedef {import('./child-program.mjs').ChildProgram} ChildProgram */
/** @typedef {{ url: string, exited: Promise<void>, stop: () => Promise<void> }} Database */

const READY_TIMEOUT_MS = 60_000;

/**
 * `npm start`: sets up, starts everything, waits to be told to stop, and stops everything, the database last.
 * @param {NodeJS.ProcessEnv} env
 * @param {() => Promise<void>} [prepare] installs and builds what is missing
 * @returns {Promise<number>} the exit code
 */
export async function startEverything(env, prepare = prepareWorkspace) {
  const settings = readSettings(env);
  if (settings.databaseUrl !== '') checkUrlForm(settings.databaseUrl);
  const release = claimDataFolder(settings.dataDir);
  try {
    await stopLeftOvers(settings.dataDir);
    await checkPorts(settings);
    await prepare();
    return await runUntilStopped(settings, env);
  } finally {
    release();
  }
}

/**
 * @param {Settings} settings
 * @param {NodeJS.ProcessEnv} env
 */
async function runUntilStopped(settings, env) {
  /** @type {ChildProgram[]} */
  const programs = [];
  const stop = listenForStop(() => {
    for (const program of programs) program.signal('SIGKILL');
    // The database is told to stop by its launcher's exit handler.
    process.exit(1);
  });
  const database = await openDatabase(settings);
  try {
    const childEnv = programEnvironment(settings, env, database.url);
    await prepareDatabase(childEnv, stop.isRequested);
    if (stop.isRequested()) return 0;
    programs.push(...startPrograms(settings, childEnv));
    rememberProcesses(settings.dataDir, programs.map(({ pid }) => pid));
    const failure = firstFailure(programs, database);
    const early = await Promise.race([waitUntilReady(settings), failure, stop.requested]);
    if (typeof early === 'string') throw new ClearError(early);
    if (stop.isRequested()) return 0;
    process.stdout.write(`ready ${settings.address}\n`);
    const ending = await Promise.race([failure, stop.requested]);
    if (typeof ending === 'string') throw new ClearError(ending);
    return 0;
  } finally {
    if (stop.isRequested()) process.stdout.write('\nstopping (again to force) ...\n');
    await stopPrograms(programs);
    forgetProcesses(settings.dataDir);
    await database.stop();
    if (stop.isRequested()) process.stdout.write('stopped\n');
  }
}

/**
 * @param {Settings} settings
 * @returns {Promise<Database>}
 */
async function openDatabase({ databaseUrl, dataDir }) {
  const progress = createProgress(process.stdout);
  if (databaseUrl !== '') {
    await checkDatabaseUrl(databaseUrl);
    return { url: databaseUrl, exited: new Promise(() => {}), stop: async () => {} };
  }
  return progress.step('starting the database', (tell) => startPostgres({ dataDir: path.join(dataDir, 'postgres'), log: tell }));
}

/**
 * Migrations, and on the first start the demonstration data; tells the first start's facts once.
 * @param {NodeJS.ProcessEnv} env
 * @param {() => boolean} isStopping
 */
async function prepareDatabase(env, isStopping) {
  const script = path.join(ROOT, 'apps', 'api', 'dist', 'prepare-database.js');
  const progress = createProgress(process.stdout);
  const { code, output } = await progress.step('preparing the database', () => runTool(process.execPath, ['--enable-source-maps', script], { env }));
  if (code === 0) process.stdout.write(output);
  // A Ctrl-C has reached it too: it rolled its migration back.
  else if (!isStopping()) throw new ClearError(missingPackage(output) ?? `The database could not be prepared:\n${lastLines(output, 15)}`);
}

/**
 * Somebody cleaned up inside of node_modules.
 * @param {string} output
 */
function missingPackage(output) {
  const [, name] = /Cannot find (?:package|module) '([^']+)'/.exec(output) ?? [];
  return name === undefined ? undefined : `The installed packages are damaged ("${name}" cannot be found): delete node_modules and start again.`;
}

/**
 * @param {ChildProgram[]} programs
 * @param {Database} database
 * @returns {Promise<string>} what ended, and its last words
 */
function firstFailure(programs, database) {
  return Promise.race([
    ...programs.map(async (program) => {
      const how = await program.ended;
      const missing = missingPackage(program.lastLines().join('\n'));
      if (missing !== undefined) return missing;
      const words = program.lastLines().map((line) => `  ${line}`);
      return [`The ${program.name} ended unexpectedly (${how}); everything else was stopped.`, ...words].join('\n');
    }),
    database.exited.then(() => 'The database ended unexpectedly; everything else was stopped. Its last words are in server.log of the data folder.'),
  ]);
}

/**
 * @param {Settings} settings
 * @returns {Promise<string | undefined>} what is not ready, when it takes too long
 */
async function waitUntilReady({ address, seed, storefrontPort }) {
  const signal = AbortSignal.timeout(READY_TIMEOUT_MS);
  const problem = await waitForOk(`${address}/readyz`, signal);
  if (problem !== '') return `The API was not ready within ${READY_TIMEOUT_MS / 1000} s: ${problem}.`;
  if (seed !== 'none' && !(await waitForPort(storefrontPort, signal))) return `The demonstration shop did not listen on port ${storefrontPort} within ${READY_TIMEOUT_MS / 1000} s.`;
  return undefined;
}
