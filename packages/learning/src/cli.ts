#!/usr/bin/env node
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readPolicy, readText } from '@safecode/verifier/cli/read-policy';
import { parseArguments, USAGE, type LearnFiles } from './cli/parse-arguments.js';
import { runLearning } from './cli/run-learning.js';

/** Paths are taken from the folder in which the command was called, also when npm moved elsewhere. */
const from = process.env['INIT_CWD'] ?? process.cwd();

async function runFiles(files: LearnFiles): Promise<void> {
  const policy = files.brand === null ? null : await readPolicy(resolve(from, files.brand));
  const [train, apply] = await Promise.all([readText(resolve(from, files.train)), readText(resolve(from, files.apply))]);
  await writeFile(resolve(from, files.out), runLearning({ train, apply }, policy));
}

async function run(argv: readonly string[]): Promise<number> {
  const command = parseArguments(argv);
  switch (command.kind) {
    case 'help':
      process.stdout.write(`${USAGE}\n`);
      return 0;
    case 'usage':
      process.stderr.write(`learn: ${command.problem}\n${USAGE}\n`);
      return 2;
    case 'run':
      await runFiles(command.files);
      return 0;
  }
}

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`learn: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
