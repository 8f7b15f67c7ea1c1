import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Finding } from '@safecode/domain/verification/report';
import type { CompiledPolicy } from '../policy/compiled-policy.js';
import { verify, type VerificationInput } from '../verify.js';

/**
 * Answers every line of a JSON-lines file in order, one line each. A bad line gets its error as its answer.
 * `write` resolves when the output can take more, so memory stays flat however long the input is.
 */
export async function runBatch(policy: CompiledPolicy, path: string, write: (line: string) => Promise<void>): Promise<void> {
  const lines = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() !== '') await write(`${answerLine(policy, line, number)}\n`);
  }
}

/** The answer to one line of a batch, as JSON text. */
function answerLine(policy: CompiledPolicy, line: string, number: number): string {
  const started = performance.now();
  const read = readLine(line);
  if ('problem' in read) return JSON.stringify({ id: read.id, verdict: 'fail', findings: [badLine(number, read.problem)], ms: 0 });
  const report = verify(policy, read.input);
  const findings = report.findings.map(({ category, severity, message, line, column, endLine, endColumn, rule }) => ({
    category, severity, message, line, column, endLine, endColumn, ...(rule === undefined ? {} : { rule }),
  }));
  const ms = Math.round((performance.now() - started) * 1000) / 1000;
  return JSON.stringify({ id: read.id, verdict: report.verdict, findings, ms });
}

type Read = { readonly id: unknown; readonly input: VerificationInput } | { readonly id: unknown; readonly problem: string };

function readLine(line: string): Read {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { id: null, problem: 'it is not JSON' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { id: null, problem: 'it is not a JSON object' };
  const entry: Partial<Record<string, unknown>> = { ...value };
  const id = entry.id ?? null;
  const { pageType, language, code } = entry;
  if (typeof pageType !== 'string') return { id, problem: 'pageType must be a string' };
  if (language !== 'js' && language !== 'css') return { id, problem: 'language must be "js" or "css"' };
  if (typeof code !== 'string') return { id, problem: 'code must be a string' };
  return { id, input: { pageType, language, code } };
}

function badLine(number: number, problem: string): Finding {
  return { category: 'syntax', severity: 'error', message: `Line ${number} of the batch cannot be verified: ${problem}.`, line: 1, column: 1, endLine: 1, endColumn: 1 };
}
