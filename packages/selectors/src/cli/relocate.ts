#!/usr/bin/env node
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { runRelocationBatch } from './run-relocation-batch.js';

const USAGE = `usage: relocate --batch IN.jsonl

A line {"id", "oldHtml": PATH, "selector", "newHtml": PATH} of the input becomes a line
{"id", "outcome": "found"|"uncertain"|"gone", "selector", "confidence", "alternatives", "ms"} of the output:
where the element that the selector matches in the old page is in the new one, and how it is selected there.
"selector" is null when the element is gone, and when nothing is sure enough: then the alternatives have the guesses.
Paths are taken from the folder in which the command is called. A line that cannot be answered says why in "error".

Exit status: 0 every line has its answer, 2 usage.`;

/** Paths are taken from the folder in which the command was called, also when npm moved elsewhere. */
const from = process.env['INIT_CWD'] ?? process.cwd();

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

async function run(argv: readonly string[]): Promise<number> {
  if (argv.includes('--help') || argv.includes('-h')) {
    await write(`${USAGE}\n`);
    return 0;
  }
  const [option = '', value, ...rest] = argv.flatMap((argument) => (argument.startsWith('--batch=') ? ['--batch', argument.slice('--batch='.length)] : [argument]));
  if (option !== '--batch' || value === undefined || rest.length > 0) {
    process.stderr.write(`relocate: ${option === '--batch' || option === '' ? 'give one file with --batch' : `unknown option ${option}`}\n${USAGE}\n`);
    return 2;
  }
  const input = resolve(from, value);
  await access(input).catch((cause: unknown) => {
    throw new Error(`cannot read ${value}`, { cause });
  });
  await runRelocationBatch({ input, folder: from }, write);
  return 0;
}

// A reader that goes away early (`| head`) is not an error of ours.
process.stdout.on('error', () => process.exit(0));

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`relocate: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
