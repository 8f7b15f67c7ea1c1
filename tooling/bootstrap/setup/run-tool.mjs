import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './workspace.mjs';

/** @typedef {{ code: number, output: string }} ToolResult */

/**
 * Runs a tool of set-up with its output kept, not shown: it matters only when the tool fails.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, tell?: (line: string) => void, logFile?: string }} [options] `tell` gets each line as it comes
 * @returns {Promise<ToolResult>}
 */
export function runTool(command, args, { env = process.env, tell = () => {}, logFile } = {}) {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(command, args, { cwd: ROOT, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const take = (/** @type {Buffer} */ chunk) => {
      output += chunk.toString();
      const line = chunk.toString().trim().split('\n').at(-1);
      if (line) tell(line);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    const finish = (/** @type {number} */ code) => {
      if (logFile) {
        fs.mkdirSync(path.dirname(logFile), { recursive: true });
        fs.writeFileSync(logFile, output);
      }
      resolve({ code, output });
    };
    child.once('error', (error) => {
      output += error.message;
      finish(1);
    });
    child.once('close', (code) => finish(code ?? 1));
  });
}

/**
 * @param {string} output
 * @param {number} count
 */
export function lastLines(output, count) {
  return output.trimEnd().split('\n').slice(-count).join('\n');
}
