import { parse, tokTypes, type ecmaVersion } from 'acorn';
import fc from 'fast-check';
import type { Node, Program } from 'estree';
import { describe, expect, it } from 'vitest';
import { WHOLE_CORPUS } from '../corpus/whole-corpus.js';
import { eachChild } from '../engine/node-fields.js';
import { startOf } from '../engine/offsets.js';
import { isLoop } from '../engine/survey-program.js';
import { LiteralNode } from './script-nodes.js';
import { ScriptParser } from './script-parser.js';
import { findWord, nextHash } from './word-table.js';

const LEVELS: readonly (ecmaVersion & number)[] = [5, 2015, 2017, 2020, 2022, 2026];

/** Whatever touches words, blanks, the end of statements, and arguments of one word or text. */
const HARD = [
  'f(a, "b", c)', 'f(yield, await, async)', '(a) => (a)', '((a), "x")', '[a, "b", a]', 'f(async)', 'f(async(a))', 'f(async a => a)', 'async (a, b) => a', 'f(a = b, c)', 'f(a, b, ...c, d)', 'f(a, b,)', 'f(a,)', 'f(a,,b)', 'f(,a)', '[a,,b,]', '[,a]', '[...a, b]', 'new f(a, b,)', 'async (a, b,) => 1', 'async (a, ...b)', '[a, ...b,] = c', 'f(...a,)', '[[a, b] = [c], ...[d]] = e', 'f(a\n, b)', 'f("use strict", "b".length)',
  '"use strict"; f(let, static)', '"use strict"; var package;', 'function* g() { f(yield); yield a; }', 'async function g() { f(await a, b); await(b); }', 'function g(a = f(yield)) {}', 'async function g(a = await b) {}',
  'let let_ = 1; var of, get, set, async; let\nx', 'a\n++b', 'a /*\n*/ ++b', 'a\u2028++b', 'return_: for (;;) break return_', 'x = a\u00a0+ b', 'a\u000b+ b', '\ufeffa', 'b\\u0061r(\\u{62}r)', 'v\\u0061r x', 'caf\u00e9(caf\u00e9)', 'var \u{1d4d0}', 'a.class.function.if', '({ class: 1, get, set, async, static: a })',
  'class A { static async *b() {} get c() { return 1; } #d = 1; e() { return #d in this; } static { var await_; } }', 'class A { x = arguments }', 'class A { static { await } }', '`a${b}c${`d${e}`}`', 'tag`\\u`', '/re/.test(a) / b', 'a = b / c /d', 'if (a) /x/.exec(b)', '<!-- x\na\n--> y', '#!/bin/x\na',
  'for (const a of b) for (let i = 0; i < 1; i++) while (x) do { y() } while (z)', 'for (a in b, c) ;', 'for (async of []) ;', 'for (var i = 0 in {}) ;', 'a[b] = c', '[a[b] = 1] = c', '({ a: b[c] = 1 } = d)', 'a, b, (c, d)', '(a, b) => c, d', 'delete a', '"use strict"; delete a', 'a ?? b || c', 'a?.b?.(c)?.[d]', 'new a.b(c)', 'new.target', 'import(a)', 'import.meta', 'a ** -b', '1n + 0x1fn', '09 + 1', '"use strict"; 09', '"\\08"', 'a => { "use strict" }', '(a = 1) => { "use strict" }',
  'var a; let a;', 'let a, a', 'function f(a, a) {} ', '(a, a) => 1', 'try {} catch ({ a, a }) {}', 'label: label: a', 'break', 'return', 'f(', 'f(a', 'f(a,', 'f("a', "f('a\n')", '@', 'a b', '({ a = 1 })', '({ a = 1 }) => a', '({ __proto__: a, "__proto__": b })', 'if (a) let\n{}', 'with (a) b', 'debugger', `${'('.repeat(300)}a${')'.repeat(300)}`, `${'a.'.repeat(600)}b`, `${'1 + '.repeat(600)}1`, `x = ${'!'.repeat(600)}a`,
];

/** The tree, or where and why there is none. */
function answerOf(read: () => unknown): string {
  try {
    return JSON.stringify(read(), (key, value: unknown) => {
      if (key === 'variable') return undefined;
      if (typeof value === 'bigint' || value instanceof RegExp) return String(value);
      // In which order a node got its fields is all the same.
      if (value instanceof LiteralNode) return { end: value.end, raw: value.raw, start: value.start, type: value.type, value: value.value };
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1))) : value;
    });
  } catch (error) {
    return error instanceof Error && 'pos' in error ? `${error.name}: ${error.message} at ${String(error.pos)}` : String(error);
  }
}

function isAsAcorn(code: string, level: ecmaVersion & number): boolean {
  const options = { ecmaVersion: level, sourceType: 'script', allowHashBang: level >= 2023 } as const;
  return answerOf(() => new ScriptParser(options, code).program()) === answerOf(() => parse(code, options));
}

const scripts = WHOLE_CORPUS.filter(({ language }) => language === 'js').map(({ code }) => code);

describe('the parser', () => {
  it.each(LEVELS)('makes the trees of acorn and refuses what acorn refuses, with the same words (ES%i)', (level) => {
    expect([...HARD, ...scripts].filter((code) => !isAsAcorn(code, level))).toEqual([]);
  });

  it('does so with damaged scripts too', () => {
    const damage = fc.record({ code: fc.constantFrom(...scripts, ...HARD), cuts: fc.array(fc.tuple(fc.nat(), fc.nat(12), fc.constantFrom('', ' ', '\n', '(', ')', ',', ';', '"', '`', '\\u0061', 'yield ', 'await ', 'async ', 'let ', '=>', '/', '\u00e9', '\u2028', '/*', '*/')), { minLength: 1, maxLength: 3 }) });
    const damaged = damage.map(({ code, cuts }) => cuts.reduce((text, [at, length, put]) => text.slice(0, at % (text.length + 1)) + put + text.slice((at % (text.length + 1)) + length), code));
    expect(fc.check(fc.property(damaged, fc.constantFrom(...LEVELS), isAsAcorn), { seed: 5, numRuns: 3000 })).toMatchObject({ failed: false });
  });

  it('notes on the way what a walk over the tree finds', () => {
    for (const code of [...HARD, ...scripts]) {
      const parser = new ScriptParser({ ecmaVersion: 2026, sourceType: 'script' }, code);
      let program: Program;
      try {
        program = parser.program();
      } catch {
        continue;
      }
      const walked = walk(program);
      expect(parser.loops.map(startOf)).toEqual(walked.loops.map(startOf));
      expect(parser.hasComputedWrites || !walked.writes).toBe(true);
      expect(parser.nesting.deepest).toBeGreaterThanOrEqual(walked.depth);
      expect(parser.nesting.deepest).toBeLessThanOrEqual(walked.depth + 2);
    }
  });
});

function walk(program: Program): { depth: number; loops: Node[]; writes: boolean } {
  const found = { depth: 0, loops: [] as Node[], writes: false };
  const visit = (node: Node, depth: number): void => {
    found.depth = Math.max(found.depth, depth);
    if (isLoop(node)) found.loops.push(node);
    found.writes ||= node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression' && node.left.computed;
    eachChild(node, (child) => { visit(child, depth + 1); });
  };
  visit(program, 1);
  return { ...found, loops: found.loops.sort((one, other) => startOf(one) - startOf(other)) };
}

describe('known words', () => {
  const find = (text: string) => {
    let hash = 0;
    for (let at = 0; at < text.length; at += 1) hash = nextHash(hash, text.charCodeAt(at));
    return findWord(`(${text})`, { start: 1, end: 1 + text.length, hash });
  };

  it('are all keywords, and no word that only begins or ends like one', () => {
    const keywords = Object.values(tokTypes).filter((type) => type.keyword !== undefined);
    for (const type of keywords) expect(find(type.keyword ?? '')).toEqual({ text: type.keyword, keyword: type });
    expect(['iff', 'functio', 'Var', 'documents', 'querySelectorAl', ''].map(find)).toEqual([null, null, null, null, null, null]);
  });
});
