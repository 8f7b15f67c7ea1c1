import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../policy/compile-policy.js';
import { verify } from '../verify.js';
import type { CorpusCase } from './corpus-case.js';
import { CSS_BORDER_CASES } from './css-border-cases.js';
import { CSS_CASES } from './css-cases.js';
import { EXAMPLE_POLICY } from './example-policy.js';
import { JS_ANSWER_CASES } from './js-answer-cases.js';
import { JS_BOUNDARY_CASES } from './js-boundary-cases.js';
import { JS_CARRIER_CASES } from './js-carrier-cases.js';
import { JS_EVASION_CASES } from './js-evasion-cases.js';
import { JS_FIELD_CASES } from './js-field-cases.js';
import { JS_GUARD_CASES } from './js-guard-cases.js';
import { JS_HIDDEN_CASES } from './js-hidden-cases.js';
import { JS_IDIOM_CASES } from './js-idiom-cases.js';
import { JS_JUMP_CASES } from './js-jump-cases.js';
import { JS_LIFETIME_CASES } from './js-lifetime-cases.js';
import { JS_LIMIT_CASES } from './js-limit-cases.js';
import { JS_POINT_CASES } from './js-point-cases.js';
import { JS_POLICY_CASES } from './js-policy-cases.js';
import { JS_SAFE_CASES } from './js-safe-cases.js';
import { JS_SELECTOR_CASES, JS_SINK_CASES } from './js-unsafe-cases.js';

const policy = compilePolicy(EXAMPLE_POLICY);

function judge(entry: CorpusCase): string {
  const report = verify(policy, { pageType: entry.pageType ?? 'pdp', language: entry.language, code: entry.code });
  const errors = report.findings.filter((finding) => finding.severity === 'error');
  if (entry.expect !== 'pass') {
    if (errors.some((finding) => finding.category === entry.expect)) return entry.expect;
    return `${report.verdict}: ${[...new Set(errors.map((finding) => `${finding.category} (${finding.message})`))].join('; ')}`;
  }
  return report.verdict === 'pass' ? 'pass' : errors.map((finding) => `${finding.category} at ${finding.line}:${finding.column}: ${finding.message}`).join('; ');
}

function table(cases: readonly CorpusCase[]): void {
  it.each(cases.map((entry) => [entry.id, entry] as const))('%s', (_id, entry) => {
    expect(judge(entry)).toBe(entry.expect);
  });
}

describe('corpus: answers and repetitions', () => {
  table([...JS_ANSWER_CASES, ...JS_POINT_CASES]);
});

describe('corpus: jumps and carriers', () => {
  table([...JS_JUMP_CASES, ...JS_CARRIER_CASES]);
});

describe('corpus: CSS', () => {
  table([...CSS_CASES, ...CSS_BORDER_CASES]);
});

describe('corpus: safe JavaScript', () => {
  table([...JS_SAFE_CASES, ...JS_IDIOM_CASES]);
});

describe('corpus: unsafe JavaScript', () => {
  table([...JS_SELECTOR_CASES, ...JS_SINK_CASES, ...JS_POLICY_CASES, ...JS_EVASION_CASES]);
});

describe('corpus: borders', () => {
  table([...JS_BOUNDARY_CASES, ...JS_FIELD_CASES, ...JS_GUARD_CASES, ...JS_HIDDEN_CASES, ...JS_LIFETIME_CASES, ...JS_LIMIT_CASES]);
});
