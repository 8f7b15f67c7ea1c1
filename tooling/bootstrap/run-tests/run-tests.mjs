import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { PNPM_BIN } from '../setup/install.mjs';
import { prepareWorkspace } from '../setup/prepare.mjs';
import { ROOT, listPackages } from '../setup/workspace.mjs';
import { closingLine, forgetResults, summarise } from './test-results.mjs';

/**
 * `npm test`: sets up, runs the tests of every package (those whose inputs did not change are answered from
 * the cache), and closes with their sum.
 * @param {string[]} args handed to Turborepo, for example `--filter=@safecode/domain` or `--force`
 * @returns {Promise<number>} 1 when a test failed or none ran
 */
export async function runTests(args) {
  await prepareWorkspace();
  const isFiltered = args.some((arg) => arg.startsWith('--filter'));
  const folders = listPackages()
    .map((folder) => path.join(ROOT, folder))
    .filter(hasTestScript);
  forgetResults(folders);
  const code = await runTurbo(args);
  const { counts, problems } = summarise(isFiltered ? folders.filter(hasResults) : folders);
  if (code !== 0 && counts.failed === 0) {
    counts.failed += 1;
    problems.push(`the test run ended with exit code ${code} although no test failed: see above`);
  }
  if (problems.length > 0) process.stdout.write(`\nFailed:\n${problems.map((line) => `  ${line}`).join('\n')}\n`);
  process.stdout.write(`\n${closingLine(counts)}\n`);
  return counts.failed === 0 && counts.passed > 0 ? 0 : 1;
}

/** @param {string} folder */
function hasTestScript(folder) {
  return JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')).scripts?.test !== undefined;
}

/** @param {string} folder */
function hasResults(folder) {
  return fs.existsSync(path.join(folder, '.test-results.json'));
}

/**
 * @param {string[]} args
 * @returns {Promise<number>}
 */
function runTurbo(args) {
  const turbo = path.join(ROOT, 'node_modules', '.bin', 'turbo');
  // One package after the other: each of them already uses both cores, and timings in tests stay honest.
  const options = ['run', 'test', '--continue', '--concurrency=1', '--output-logs=new-only', '--no-update-notifier', ...args];
  const child = spawn(turbo, options, {
    cwd: ROOT,
    // Turborepo calls pnpm, which need not be installed on the machine.
    env: { ...process.env, PATH: `${PNPM_BIN}${path.delimiter}${process.env['PATH'] ?? ''}`, TURBO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
}
