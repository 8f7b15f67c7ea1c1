#!/usr/bin/env node
import { once } from 'node:events';
import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import { formatPolicyFindings } from './cli/format-policy-findings.js';
import { wantsColour } from './cli/format-text.js';
import { parseArguments, USAGE, type CliCommand, type SingleCommand } from './cli/parse-arguments.js';
import { parsePolicy, readPolicy } from './cli/read-policy.js';
import { runBatch } from './cli/run-batch.js';
import { runSingle, type Streams } from './cli/run-single.js';
import { watchFiles } from './cli/watch-files.js';
import { checkPolicy } from './policy/check-policy.js';

/** Paths are taken from the folder in which the command was called, also when npm moved elsewhere. */
const from = process.env['INIT_CWD'] ?? process.cwd();

async function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}

const streams: Streams = {
  out: (text) => write(process.stdout, text),
  err: (text) => write(process.stderr, text),
  colour: wantsColour(process.stdout, process.env),
};

async function runFile(command: SingleCommand): Promise<number> {
  const paths = { policy: resolve(from, command.policy), file: resolve(from, command.file) };
  if (!command.watch) return runSingle(command, paths, streams);
  const end = new AbortController();
  process.once('SIGINT', () => end.abort());
  process.once('SIGTERM', () => end.abort());
  const work = (): Promise<void> => runSingle(command, paths, streams).then(() => undefined, (error: unknown) => streams.err(`verify: ${sayError(error)}\n`));
  await watchFiles([paths.policy, paths.file], work, end.signal);
  return 0;
}

async function runPolicyCheck(command: Extract<CliCommand, { kind: 'check-policy' }>): Promise<number> {
  const findings = checkPolicy(await parsePolicy(resolve(from, command.policy)));
  const text = command.format === 'json' ? JSON.stringify(findings, null, 2) : formatPolicyFindings(findings, { file: command.policy, colour: streams.colour });
  await streams.out(`${text}\n`);
  return findings.some((finding) => finding.severity === 'error') ? 1 : 0;
}

async function run(argv: readonly string[]): Promise<number> {
  const command = parseArguments(argv);
  switch (command.kind) {
    case 'help':
      await streams.out(`${USAGE}\n`);
      return 0;
    case 'usage':
      await streams.err(`verify: ${command.problem}\n${USAGE}\n`);
      return 2;
    case 'single':
      return runFile(command);
    case 'check-policy':
      return runPolicyCheck(command);
    case 'batch': {
      const input = resolve(from, command.input);
      await access(input).catch((cause: unknown) => {
        throw new Error(`cannot read ${command.input}`, { cause });
      });
      await runBatch(await readPolicy(resolve(from, command.policy)), input, streams.out);
      return 0;
    }
  }
}

function sayError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

// A reader that goes away early (`| head`) is not an error of ours.
process.stdout.on('error', () => process.exit(0));

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`verify: ${sayError(error)}\n`);
    process.exitCode = 2;
  },
);
