import { writeFile } from 'node:fs/promises';
import type { VerificationReport } from '@safecode/domain/verification/report';
import { codeOf, type ChangeSources } from '../fix/change.js';
import { fixChange } from '../fix/fix-change.js';
import { proposeFixes } from '../fix/propose-fixes.js';
import { verify } from '../verify.js';
import { formatSarif } from './format-sarif.js';
import { formatText } from './format-text.js';
import type { SingleCommand } from './parse-arguments.js';
import { readPolicy, readText } from './read-policy.js';

/** Where a command writes to. */
export interface Streams {
  readonly out: (text: string) => Promise<void>;
  readonly err: (text: string) => Promise<void>;
  readonly colour: boolean;
}

/** Verifies one file, and mends it when asked to. Paths are resolved already. Gives the exit status. */
export async function runSingle(command: SingleCommand, paths: { readonly policy: string; readonly file: string }, streams: Streams): Promise<number> {
  const policy = await readPolicy(paths.policy);
  const code = await readText(paths.file);
  const { pageType, language } = command;
  const given: ChangeSources = { pageType, javascript: language === 'js' ? code : '', css: language === 'css' ? code : '' };
  if (command.fix === 'none') {
    const report = verify(policy, { pageType, language, code });
    const proposed = proposeFixes(policy, given, { verdict: report.verdict, parts: [report] }).parts[0] ?? report;
    await streams.out(`${format(command, proposed, { code, colour: streams.colour })}\n`);
    return statusOf(report);
  }
  const { sources } = fixChange(policy, given);
  const mended = codeOf(sources, language);
  const report = verify(policy, { pageType, language, code: mended });
  const text = `${format(command, report, { code: mended, colour: streams.colour })}\n`;
  if (command.fix === 'dry-run') {
    await streams.out(mended);
    await streams.err(text);
  } else {
    if (mended !== code) await writeFile(paths.file, mended);
    await streams.out(text);
  }
  return statusOf(report);
}

function statusOf(report: VerificationReport): number {
  return report.verdict === 'pass' ? 0 : 1;
}

function format(command: SingleCommand, report: VerificationReport, how: { readonly code: string; readonly colour: boolean }): string {
  if (command.format === 'json') return JSON.stringify(report, null, 2);
  if (command.format === 'sarif') return formatSarif(report, command.file);
  return formatText(report, how.code, { file: command.file, colour: how.colour });
}
