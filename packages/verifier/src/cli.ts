#!/usr/bin/env node
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { formatText } from './cli/format-text.js';
import { parseArguments, USAGE, type CliCommand } from './cli/parse-arguments.js';
import { readPolicy, readText } from './cli/read-policy.js';
import { runBatch } from './cli/run-batch.js';
import { verify } from './verify.js';

/** Paths are taken from the folder in which the command was called, also when npm moved elsewhere. */
const from = process.env.INIT_CWD ?? process.cwd();

async function write(text: string): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, 'drain');
}

async function runSingle(command: Extract<CliCommand, { kind: 'single' }>): Promise<number> {
  const policy = await readPolicy(resolve(from, command.policy));
  const code = await readText(resolve(from, command.file));
  const report = verify(policy, { pageType: command.pageType, language: command.language, code });
  await write(command.format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : `${formatText(report, code, command.file)}\n`);
  return report.verdict === 'pass' ? 0 : 1;
}

async function run(argv: readonly string[]): Promise<number> {
  const command = parseArguments(argv);
  if (command.kind === 'help') {
    await write(`${USAGE}\n`);
    return 0;
  }
  if (command.kind === 'usage') {
    process.stderr.write(`verify: ${command.problem}\n${USAGE}\n`);
    return 2;
  }
  if (command.kind === 'single') return runSingle(command);
  const input = resolve(from, command.input);
  await access(input).catch((cause: unknown) => {
    throw new Error(`cannot read ${command.input}`, { cause });
  });
  await runBatch(await readPolicy(resolve(from, command.policy)), input, write);
  return 0;
}

// A reader that goes away early (`| head`) is not an error of ours.
process.stdout.on('error', () => process.exit(0));

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`verify: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
