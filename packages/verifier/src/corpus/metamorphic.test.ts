import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../policy/compile-policy.js';
import { verify } from '../verify.js';
import type { CorpusCase } from './corpus-case.js';
import { EXAMPLE_POLICY } from './example-policy.js';
import { JS_BOUNDARY_CASES } from './js-boundary-cases.js';
import { JS_CARRIER_CASES } from './js-carrier-cases.js';
import { JS_EVASION_CASES } from './js-evasion-cases.js';
import { JS_FIELD_CASES } from './js-field-cases.js';
import { JS_GUARD_CASES } from './js-guard-cases.js';
import { JS_IDIOM_CASES } from './js-idiom-cases.js';
import { JS_JUMP_CASES } from './js-jump-cases.js';
import { JS_LIMIT_CASES } from './js-limit-cases.js';
import { JS_POLICY_CASES } from './js-policy-cases.js';
import { JS_SAFE_CASES } from './js-safe-cases.js';
import { JS_SELECTOR_CASES, JS_SINK_CASES } from './js-unsafe-cases.js';
import { REFACTORINGS, TRANSFORMATIONS, type Transformation } from './transformations.js';

const policy = compilePolicy(EXAMPLE_POLICY);
/** VERIFIER_WHOLE_MATRIX=1: every program under every rewriting, and many more pairs; some minutes. */
const WHOLE = process.env['VERIFIER_WHOLE_MATRIX'] === '1';
/** Every n-th program a rewriting, another one for each; every n-th of all pairs. */
const EVERY = WHOLE ? 1 : 4;
const EVERY_PAIR = WHOLE ? 101 : 1999;

const all = [...JS_SELECTOR_CASES, ...JS_SINK_CASES, ...JS_POLICY_CASES, ...JS_SAFE_CASES, ...JS_BOUNDARY_CASES, ...JS_FIELD_CASES, ...JS_EVASION_CASES, ...JS_IDIOM_CASES, ...JS_GUARD_CASES, ...JS_JUMP_CASES, ...JS_CARRIER_CASES, ...JS_LIMIT_CASES];
// A key may only be compared with a constant that is written as one, so those programs are left alone.
const safe = all.filter((entry) => entry.expect === 'pass' && !/key(?:down|up|press)/.test(entry.code));
/**
 * What belongs to the text of a program and not to what it does is lost by a rewriting: its edition, its size, a
 * function in a block at the top, a fence around the code.
 */
const unsafe = all.filter((entry) => !['pass', 'syntax', 'size', 'es-level'].includes(entry.expect) && entry.id !== 'b-block-fn');

interface Side {
  readonly transformations: readonly Transformation[];
  readonly entries: readonly CorpusCase[];
  /** The verdict that must not come out. */
  readonly wrong: string;
}

const HIDING: Side = { transformations: TRANSFORMATIONS, entries: unsafe, wrong: 'pass' };
const KEEPING: Side = { transformations: REFACTORINGS, entries: safe, wrong: 'fail' };

/** How often each rewriting was tried on programs of each category, and where the verdict turned. */
class Matrix {
  private readonly cells = new Map<string, string[]>();
  count = 0;

  constructor(private readonly wrong: string) {}

  /** Tries one rewriting, or two after one another, where they apply. */
  attempt(entry: CorpusCase, transformations: readonly Transformation[]): void {
    let code: string | null = entry.code;
    for (const transformation of transformations) code = code === null ? null : transformation.apply(code);
    if (code === null) return;
    this.count += 1;
    const key = `${transformations.map(({ name }) => name).join(' + ')} x ${entry.expect}`;
    const holes = this.cells.get(key) ?? [];
    if (verify(policy, { pageType: entry.pageType ?? 'pdp', language: 'js', code }).verdict === this.wrong) holes.push(entry.id);
    this.cells.set(key, holes);
  }

  get holes(): string[] {
    return [...this.cells].filter(([, ids]) => ids.length > 0).map(([cell, ids]) => `${cell}: ${ids.join(', ')}`);
  }

  get size(): number {
    return this.cells.size;
  }
}

function singles({ transformations, entries, wrong }: Side): Matrix {
  const matrix = new Matrix(wrong);
  for (const [index, transformation] of transformations.entries()) {
    for (const [at, entry] of entries.entries()) if ((at + index) % EVERY === 0) matrix.attempt(entry, [transformation]);
  }
  return matrix;
}

/**
 * Pairs are picked by their number, so that every run takes the same ones from all over the matrix. A reviewer
 * approves of `el['hidden']`, but not of a name that is put together in the brackets.
 */
function pairs({ transformations, entries, wrong }: Side): Matrix {
  const matrix = new Matrix(wrong);
  let number = 0;
  for (const first of transformations) {
    for (const second of transformations) {
      for (const entry of entries) {
        number += 1;
        if (first !== second && !(wrong === 'fail' && first.name === 'computed members') && Math.imul(number, 0x9e3779b1) >>> 0 < 0x100000000 / EVERY_PAIR) matrix.attempt(entry, [first, second]);
      }
    }
  }
  return matrix;
}

const PATIENCE = 900_000;

describe('meaning-preserving rewritings', () => {
  it('do not hide an unsafe program: no cell of rewriting x category has a hole', () => {
    const matrix = singles(HIDING);
    expect(matrix.holes).toEqual([]);
    expect(matrix.size).toBeGreaterThan(500);
  }, PATIENCE);

  it('hide nothing in pairs either', () => {
    const matrix = pairs(HIDING);
    expect(matrix.holes).toEqual([]);
    expect(matrix.count).toBeGreaterThan(200);
  }, PATIENCE);

  it('keep a safe program accepted where a reviewer would approve of them', () => {
    const matrix = singles(KEEPING);
    expect(matrix.holes).toEqual([]);
    expect(matrix.count).toBeGreaterThan(200);
  }, PATIENCE);

  it('keep it accepted in pairs too', () => {
    const matrix = pairs(KEEPING);
    expect(matrix.holes).toEqual([]);
    expect(matrix.count).toBeGreaterThan(10);
  }, PATIENCE);
});
