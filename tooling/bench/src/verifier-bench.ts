import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'acorn';
import { brandPolicySchema } from '@safecode/domain/policy/brand-policy';
import { EXAMPLE_POLICY } from '@safecode/verifier/corpus/example-policy';
import { WHOLE_CORPUS } from '@safecode/verifier/corpus/whole-corpus';
import { compilePolicy, type CompiledPolicy } from '@safecode/verifier/policy/compile-policy';
import { verify } from '@safecode/verifier/verify';
import { createEslint } from './eslint-peer.js';
import { printFigure, quantile } from './figure.js';
import { REPOSITORY } from './repository.js';
import { sampleOf } from './variation-sample.js';

const BENCH = 'verifier';
/** Each of those that are compared runs so long before it is timed: what is compiled while it is new is not what a check costs a server, or a batch. */
const WARM_UP_MS = 2_000;
const SIZES: readonly { readonly kb: number; readonly runs: number }[] = [
  { kb: 1, runs: 400 },
  { kb: 5, runs: 300 },
  { kb: 50, runs: 60 },
  { kb: 200, runs: 20 },
];

/**
 * The verifier alone: time by size against acorn's parse and against ESLint with the security plugins on the same text
 * in the same run, growth, memory, and what it finds in its own corpus.
 */
export async function benchVerifier(): Promise<void> {
  const file = join(REPOSITORY, 'tooling/bench/policy.json');
  const brandPolicy = brandPolicySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const policy = compilePolicy({ ...brandPolicy, rules: brandPolicy.rules.filter((rule) => rule.kind !== 'max-size') });
  const medians = benchSpeed(policy);
  const [at5, at200] = [medians.get(5) ?? Number.NaN, medians.get(200) ?? Number.NaN];
  // 1 is linear: forty times the text takes forty times as long.
  printFigure({ bench: BENCH, metric: 'growth from 5 to 200 KB over linear', value: at200 / at5 / 40, unit: 'times' });
  benchFindings();
  await benchMemory();
}

function benchSpeed(policy: CompiledPolicy): Map<number, number> {
  const lint = createEslint();
  const medians = new Map<number, number>();
  for (const { kb, runs } of SIZES) {
    const code = sampleOf(kb * 1000);
    const times = timed(runs, () => {
      const report = verify(policy, { pageType: 'pdp', language: 'js', code });
      if (report.verdict !== 'pass') throw new Error(`The sample of ${kb} KB is refused: ${report.findings[0]?.message ?? ''}`);
    });
    const parses = timed(runs, () => void parse(code, { ecmaVersion: 2020, locations: true }));
    const lints = timed(Math.ceil(runs / 2), () => lint(code));
    medians.set(kb, quantile(times, 0.5));
    for (const [name, q] of [['median', 0.5], ['p95', 0.95]] as const) {
      printFigure({ bench: BENCH, metric: `${kb} KB JavaScript, ${name}`, value: quantile(times, q), unit: 'ms', reference: quantile(parses, q) });
    }
    printFigure({ bench: BENCH, metric: `${kb} KB JavaScript, median, against ESLint with no-unsanitized, security and sdl`, value: quantile(times, 0.5), unit: 'ms', reference: quantile(lints, 0.5) });
  }
  return medians;
}

function timed(runs: number, run: () => void): number[] {
  const warm = performance.now() + WARM_UP_MS;
  do run();
  while (performance.now() < warm);
  return Array.from({ length: runs }, () => {
    const began = performance.now();
    run();
    return performance.now() - began;
  });
}

/** What is refused and what is let through of the corpus, which is written to the safety policy. */
function benchFindings(): void {
  const policy = compilePolicy(EXAMPLE_POLICY);
  const judged = WHOLE_CORPUS.map(({ code, language, expect, pageType }) => ({ expect, report: verify(policy, { pageType: pageType ?? 'pdp', language, code }) }));
  const unsafe = judged.filter((entry) => entry.expect !== 'pass');
  const safe = judged.filter((entry) => entry.expect === 'pass');
  const refused = unsafe.filter((entry) => entry.report.verdict === 'fail');
  const named = refused.filter((entry) => entry.report.findings.some((finding) => finding.category === entry.expect));
  const share = (part: number, whole: number): number => (100 * part) / whole;
  printFigure({ bench: BENCH, metric: `recall over ${unsafe.length} unsafe cases of the own corpus`, value: share(refused.length, unsafe.length), unit: '%' });
  printFigure({ bench: BENCH, metric: 'of these with the right category', value: share(named.length, refused.length), unit: '%' });
  printFigure({ bench: BENCH, metric: `false positives over ${safe.length} safe cases of the own corpus`, value: share(safe.filter((entry) => entry.report.verdict === 'fail').length, safe.length), unit: '%' });
}

/** A process of its own, because only one that is started for it can collect its garbage when asked to. */
async function benchMemory(): Promise<void> {
  const child = fork(fileURLToPath(new URL('./verifier-memory.js', import.meta.url)), { execArgv: ['--expose-gc'] });
  const [message] = (await once(child, 'message')) as [{ count: number; before: number; after: number }];
  const mb = (bytes: number): number => bytes / 1024 / 1024;
  printFigure({ bench: BENCH, metric: `heap after ${message.count} verifications`, value: mb(message.after), unit: 'MB', reference: mb(message.before) });
}
