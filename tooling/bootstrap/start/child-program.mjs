import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';
import { ROOT } from '../setup/workspace.mjs';

const KEPT_LINES = 15;
const LOG_LIMIT_BYTES = 10_000_000;
/** What a person should see at once. Everything is in the log file. */
const SHOWN_LEVELS = ['warn', 'error', 'fatal'];

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/**
 * @typedef {object} ChildProgram
 * @property {string} name
 * @property {number} pid
 * @property {Promise<string>} ended settles with how it ended
 * @property {() => string[]} lastLines
 * @property {(signal: NodeJS.Signals) => void} signal
 */

/**
 * Starts one of our programs. What it says goes to `logs/NAME.log`; warnings and plain text also to the terminal.
 * @param {{ name: string, script: string, env: NodeJS.ProcessEnv, logDir: string }} input `script` is relative to the checkout
 * @returns {ChildProgram}
 */
export function startProgram({ name, script, env, logDir }) {
  const log = openLog(path.join(logDir, `${name}.log`));
  // Its own process group: a Ctrl-C in the terminal must not reach it, or it would be told to stop twice.
  const child = spawn(process.execPath, ['--enable-source-maps', path.join(ROOT, script)], { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  /** @type {string[]} */
  const kept = [];
  for (const stream of [child.stdout, child.stderr]) {
    readline.createInterface({ input: stream }).on('line', (line) => {
      log.write(`${line}\n`);
      const text = readableLine(line);
      if (text === undefined) return;
      kept.push(text);
      if (kept.length > KEPT_LINES) kept.shift();
      process.stdout.write(`  ${name} | ${text}\n`);
    });
  }
  const ended = new Promise((/** @type {(how: string) => void} */ resolve) => {
    child.once('error', (error) => resolve(error.message));
    // 'close' comes after the last line was read.
    child.once('close', (code, signal) => {
      log.end();
      resolve(signal === null ? `exit code ${code}` : `signal ${signal}`);
    });
  });
  return { name, pid: child.pid ?? 0, ended, lastLines: () => kept, signal: (signal) => void child.kill(signal) };
}

/** @param {string} file */
function openLog(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const size = fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_LIMIT_BYTES) fs.renameSync(file, `${file}.1`);
  return fs.createWriteStream(file, { flags: 'a', mode: 0o600 });
}

/**
 * @param {string} line
 * @returns {string | undefined} undefined for a log record below a warning
 */
export function readableLine(line) {
  if (!line.startsWith('{')) return line.trim() === '' ? undefined : line;
  try {
    const record = JSON.parse(line);
    if (typeof record.level !== 'string') return line;
    if (!SHOWN_LEVELS.includes(record.level)) return undefined;
    const cause = record.error?.message ?? record.error?.name;
    return [record.event, cause].filter(Boolean).join(': ') || line;
  } catch {
    return line;
  }
}
