import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'acorn';
import { brandPolicySchema } from '@safecode/domain/policy/brand-policy';
import { compilePolicy } from '@safecode/verifier/policy/compile-policy';
import { verify } from '@safecode/verifier/verify';
import { printFigure, quantile } from './figure.js';
import { REPOSITORY } from './repository.js';

const WARM_UP = 60;
const SIZES: readonly { readonly kb: number; readonly runs: number }[] = [
  { kb: 1, runs: 400 },
  { kb: 5, runs: 300 },
  { kb: 50, runs: 60 },
];

/** One block of ordinary variation code; `n` makes it unlike its neighbours. */
const block = (n: number): string => `
  function addNote${n}() {
    var host = document.querySelector('.product__buy > button.buy');
    if (!host || document.querySelector('.fh-note-${n}')) { return; }
    var note = document.createElement('p');
    note.className = 'fh-note-${n}';
    note.textContent = 'Delivered by Thursday ${n}';
    host.insertAdjacentElement('afterend', note);
  }
  addNote${n}();
`;

/** An IIFE of about `bytes` bytes that the policy allows. */
function sampleOf(bytes: number): string {
  const parts: string[] = [];
  let size = 0;
  for (let n = 0; size < bytes; n += 1) {
    const part = block(n);
    parts.push(part);
    size += part.length;
  }
  return `(function () {\n  'use strict';${parts.join('')}}());\n`;
}

/** Milliseconds for one verification of 1, 5 and 50 KB after warm-up; the reference is acorn's parse of the same text. */
export function benchVerifier(): void {
  const file = join(REPOSITORY, 'tooling/bench/policy.json');
  const brandPolicy = brandPolicySchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const policy = compilePolicy({ ...brandPolicy, rules: brandPolicy.rules.filter((rule) => rule.kind !== 'max-size') });
  for (const { kb, runs } of SIZES) {
    const code = sampleOf(kb * 1000);
    const prove = (): void => {
      const report = verify(policy, { pageType: 'pdp', language: 'js', code });
      if (report.verdict !== 'pass') throw new Error(`The sample of ${kb} KB is refused: ${report.findings[0]?.message ?? ''}`);
    };
    const times = timed(prove, runs);
    const parses = timed(() => void parse(code, { ecmaVersion: 2020, locations: true }), runs);
    printFigure({ bench: 'verifier', metric: `${kb} KB JavaScript, median`, value: quantile(times, 0.5), unit: 'ms', reference: quantile(parses, 0.5) });
    printFigure({ bench: 'verifier', metric: `${kb} KB JavaScript, p95`, value: quantile(times, 0.95), unit: 'ms', reference: quantile(parses, 0.95) });
  }
}

function timed(run: () => void, runs: number): number[] {
  for (let i = 0; i < Math.min(WARM_UP, runs); i += 1) run();
  return Array.from({ length: runs }, () => {
    const began = performance.now();
    run();
    return performance.now() - began;
  });
}
