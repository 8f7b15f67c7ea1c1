#!/usr/bin/env node
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { runDiscoverBatch } from './discover-batch.js';

const USAGE = `usage: discover --batch IN.jsonl

  Finds the elements of shop pages. A line {"id", "html": PATH, "pageType"?} in,
  a line {"id", "elements": [{"role", "selector", "confidence", "evidence", "alternatives"}], "ms"} out.

Exit status: 0 every line was answered, 2 usage.`;

/** Paths are taken from the folder in which the command was called, also when npm moved elsewhere. */
const from = process.env['INIT_CWD'] ?? process.cwd();

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

async function run(argv: readonly string[]): Promise<number> {
  const [option, input, ...rest] = argv;
  if (option === '--help' || option === '-h') {
    await write(`${USAGE}\n`);
    return 0;
  }
  if (option !== '--batch' || input === undefined || rest.length > 0) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const path = resolve(from, input);
  await access(path).catch((cause: unknown) => {
    throw new Error(`cannot read ${input}`, { cause });
  });
  await runDiscoverBatch(path, from, write);
  return 0;
}

// A reader that goes away early (`| head`) is not an error of ours.
process.stdout.on('error', () => process.exit(0));

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`discover: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
