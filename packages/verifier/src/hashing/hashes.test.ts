import { tokenizer } from 'acorn';
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { CSS_CASES } from '../corpus/css-cases.js';
import { EXAMPLE_POLICY } from '../corpus/example-policy.js';
import { JS_BOUNDARY_CASES } from '../corpus/js-boundary-cases.js';
import { JS_POLICY_CASES } from '../corpus/js-policy-cases.js';
import { JS_SAFE_CASES } from '../corpus/js-safe-cases.js';
import { JS_SELECTOR_CASES, JS_SINK_CASES } from '../corpus/js-unsafe-cases.js';
import { readJsSource, spanOf } from '../fix/js-source.js';
import { compilePolicy } from '../policy/compile-policy.js';
import { verify } from '../verify.js';
import { resolveScopes } from '../scopes/resolve-scopes.js';
import { WHOLE_CORPUS } from '../corpus/whole-corpus.js';
import { canonicalJson } from './canonical-json.js';
import { hashText } from './hash-text.js';

const policy = compilePolicy(EXAMPLE_POLICY);

function hashes(code: string, language: 'js' | 'css' = 'js'): { ast: string | null; effects: string } {
  const { astHash, effectsHash } = verify(policy, { pageType: 'pdp', language, code });
  return { ast: astHash ?? null, effects: effectsHash ?? '' };
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

function edited(code: string, edits: readonly Edit[]): string {
  return [...edits].sort((a, b) => b.start - a.start).reduce((text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end), code);
}

/** Puts blanks and comments between tokens, outside of templates. */
function spaced(code: string, filler: string): string {
  const edits: Edit[] = [];
  let inTemplate = 0;
  for (const token of tokenizer(code, { ecmaVersion: 2024 })) {
    if (token.type.label === '`') inTemplate = inTemplate === 0 ? 1 : 0;
    else if (inTemplate === 0) edits.push({ start: token.start, end: token.start, text: filler });
  }
  return edited(code, edits);
}

/** Writes string literals with the other quotes. */
function requoted(code: string): string {
  const source = readJsSource(code);
  const edits = (source?.texts ?? []).flatMap((text): Edit[] => {
    if (text.node.type !== 'Literal' || /["'\\]/.test(text.value) || code.slice(text.at.start, text.at.end) !== text.value) return [];
    return [{ ...spanOf(text.node), text: code[spanOf(text.node).start] === '"' ? `'${text.value}'` : `"${text.value}"` }];
  });
  return edited(code, edits);
}

/** Gives every local variable another name. Null: not every name in the script is known to be local. */
function renamed(code: string): string | null {
  const source = readJsSource(code);
  if (source === null || /\\u|arguments|\beval\b|\bwith\b|\bclass\b/.test(code)) return null;
  const edits: Edit[] = [];
  for (const scope of resolveScopes(source.program).scopes) {
    for (const variable of scope.variables) {
      const isFunctionInBlock = scope.variableScope.type === 'global' && variable.defs.some((definition) => definition.type === 'FunctionName');
      if (scope.type === 'global' || variable.defs.length === 0 || isFunctionInBlock) continue;
      const places = new Set([...variable.identifiers, ...variable.references.map((reference) => reference.identifier)].map((identifier) => spanOf(identifier).start));
      const name = `name${edits.length}`;
      for (const start of places) {
        const isShorthand = source.nodes.some((node) => node.type === 'Property' && node.shorthand && spanOf(node).start === start);
        edits.push({ start, end: start + variable.name.length, text: isShorthand ? `${variable.name}: ${name}` : name });
      }
    }
  }
  return edits.length === 0 ? null : edited(code, edits);
}

const SCRIPTS = [...JS_SAFE_CASES, ...JS_BOUNDARY_CASES, ...JS_POLICY_CASES, ...JS_SELECTOR_CASES, ...JS_SINK_CASES].filter((entry) => readJsSource(entry.code) !== null && hashes(entry.code).ast !== null && !/<!--|-->/.test(entry.code));

describe('what leaves no trace in the hashes of a script', () => {
  it.each(SCRIPTS.map((entry) => [entry.id, entry.code] as const))('%s', (_id, code) => {
    const before = hashes(code);
    expect(hashes(spaced(code, ' /* a */ '))).toEqual(before);
    expect(hashes(requoted(code))).toEqual(before);
    const other = renamed(code);
    if (other !== null) expect(hashes(other)).toEqual(before);
  });

  it('any of them together, any number of times', () => {
    const edits = [(code: string) => spaced(code, '\t/* x */'), (code: string) => spaced(code, '  '), requoted, (code: string) => renamed(code) ?? code];
    fc.assert(
      fc.property(fc.constantFrom(...JS_SAFE_CASES.filter((entry) => SCRIPTS.includes(entry))), fc.array(fc.constantFrom(...edits), { minLength: 1, maxLength: 4 }), ({ code }, chosen) => {
        expect(hashes(chosen.reduce((text, edit) => edit(text), code))).toEqual(hashes(code));
      }),
      { numRuns: 150, seed: 11 },
    );
  });

  it.each([
    ['a shorthand', '(() => { const a = 1; console.log({ a }); })();', '(() => { const b = 1; console.log({ a: b }); })();'],
    ['a quoted key', "console.log({ a: 1 });", "console.log({ 'a': 1 });"],
    ['an empty statement', 'console.log(1);', ';console.log(1);;'],
    ['a label', 'one: for (const a of [1]) { for (const b of [2]) { console.log(a, b); continue one; } }', 'two: for (const a of [1]) { for (const b of [2]) { console.log(a, b); continue two; } }'],
    ['the way a number is written', 'console.log(1000, .5);', 'console.log(1e3, 0.50);'],
  ])('%s', (_what, left, right) => {
    expect(hashes(right)).toEqual(hashes(left));
  });
});

describe('what changes the hash of a script', () => {
  it.each(JS_SAFE_CASES.filter((entry) => SCRIPTS.includes(entry)).map((entry) => [entry.id, entry.code] as const))('%s: any text, number or called name', (_id, code) => {
    const source = readJsSource(code);
    const before = hashes(code).ast;
    for (const text of source?.texts ?? []) {
      const at = { start: text.at.end, end: text.at.end, text: 'z' };
      expect(hashes(edited(code, [at])).ast).not.toBe(before);
    }
    for (const node of source?.nodes ?? []) {
      if (node.type === 'MemberExpression' && !node.computed && node.property.type === 'Identifier') {
        const at = { ...spanOf(node.property), text: `${node.property.name}Z` };
        expect(hashes(edited(code, [at])).ast).not.toBe(before);
      }
    }
  });

  it('swapping two variables', () => {
    expect(hashes('(() => { const a = 1, b = 2; console.log(a, b); })();').ast).not.toBe(hashes('(() => { const a = 1, b = 2; console.log(b, a); })();').ast);
  });
});

const change = (what: Partial<Record<'selector' | 'copy' | 'host' | 'event' | 'name' | 'use', string>>): string =>
  `(() => { const el = document.querySelector('${what.selector ?? '.top-bar'}'); if (!el) return; const b = document.createElement('b'); b.textContent = '${what.copy ?? 'Hello'}'; b.className = '${what.name ?? 'fh-b'}'; el.${what.use ?? 'append(b)'}; b.addEventListener('${what.event ?? 'click'}', () => { fetch('${what.host ?? '/api'}'); }); })();`;

describe('what changes the hash of the effects', () => {
  it.each([
    ['a selector', { selector: '.product__title' }],
    ['a host', { host: 'https://other.example/api' }],
    ['an event', { event: 'mouseenter' }],
    ['a class', { name: 'fh-c' }],
    ['how an element is used', { use: 'remove()' }],
  ])('%s', (_what, other) => {
    expect(hashes(change(other)).effects).not.toBe(hashes(change({})).effects);
    expect(hashes(change(other)).ast).not.toBe(hashes(change({})).ast);
  });

  it('copy changes what the code means, not what it does', () => {
    expect(hashes(change({ copy: 'Bye' })).effects).toBe(hashes(change({})).effects);
    expect(hashes(change({ copy: 'Bye' })).ast).not.toBe(hashes(change({})).ast);
  });
});

describe('the hashes of a style sheet', () => {
  it.each(CSS_CASES.filter((entry) => hashes(entry.code, 'css').ast !== null).map((entry) => [entry.id, entry.code] as const))('%s: comments and line ends leave no trace, a further rule does', (_id, code) => {
    const before = hashes(code, 'css');
    expect(hashes(`/* a */\n${code}\n/* b */`, 'css')).toEqual(before);
    expect(hashes(`${code}\n.fh-more { color: red }`, 'css').ast).not.toBe(before.ast);
  });

  it.each([
    ['.fh-a{color:red;margin:0 1px}', '.fh-a {\n  color : red ;\n  margin: 0   1.0px;\n}', true],
    ['.fh-a,.fh-b{top:0}', '.fh-a ,\n.fh-b { top: 0 }', true],
    ['.fh-a{content:"x"}', ".fh-a{content:'x'}", true],
    ['.fh-a{background:url(/a.png)}', '.fh-a{background:url("/a.png")}', true],
    ['.fh-a{opacity:.5}', '.fh-a{opacity:0.50}', true],
    ['@media (min-width:1px){.fh-a{top:0}}', '@media (min-width: 1px) { .fh-a { top: 0; } }', true],
    ['.fh-a{color:red}', '.fh-a{color:blue}', false],
    ['.fh-a{margin:0 1px}', '.fh-a{margin:01px}', false],
    ['.fh-a .fh-b{top:0}', '.fh-a.fh-b{top:0}', false],
    ['.fh-a{width:calc(1px + 2px)}', '.fh-a{width:calc(1px +2px)}', false],
    ['@media (min-width:1px) and (max-width:2px){.fh-a{top:0}}', '@media (min-width:1px) and(max-width:2px){.fh-a{top:0}}', false],
    ['.fh-a{margin:var(--fh-x) 1px}', '.fh-a{margin:var(--fh-x)1px}', false],
    ['.fh-a{top:0}.fh-b{top:1px}', '.fh-b{top:1px}.fh-a{top:0}', false],
  ])('%s and %s: the same is %s', (left, right, same) => {
    expect(hashes(left, 'css').ast === hashes(right, 'css').ast).toBe(same);
  });

  it.each([
    ['a selector', '.top-bar{top:0}', '[data-qa="basket"]{top:0}'],
    ['a host', '.fh-a{background:url(/a.png)}', '.fh-a{background:url(https://img.fernhill.example/a.png)}'],
    ['a custom property', '.fh-a{--fh-x:1}', '.fh-a{--fh-y:1}'],
    ['keyframes', '@keyframes fh-a{from{top:0}}', '@keyframes fh-b{from{top:0}}'],
  ])('%s changes the effects', (_what, left, right) => {
    expect(hashes(left, 'css').effects).not.toBe(hashes(right, 'css').effects);
  });
});

it('the edition the brand permits does not change what code means', () => {
  const old = compilePolicy({ ...EXAMPLE_POLICY, rules: EXAMPLE_POLICY.rules.map((rule) => (rule.kind === 'es-level' ? { ...rule, value: 2015 } : rule)) });
  for (const { code } of SCRIPTS.slice(0, 60)) expect(verify(old, { pageType: 'pdp', language: 'js', code }).astHash).toBe(hashes(code).ast);
});

it('code that does not parse has no hash of its meaning', () => {
  expect([hashes('function (').ast, hashes('.a {', 'css').ast]).toEqual([null, null]);
});

it('is SHA-256', () => {
  expect(hashText('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});

describe('the hash of effects', () => {
  it('is that of their canonical JSON', () => {
    for (const { code, language } of WHOLE_CORPUS.filter((_entry, index) => index % 5 === 0)) {
      const { effects, effectsHash } = verify(policy, { pageType: 'pdp', language, code });
      expect(effectsHash).toBe(hashText(canonicalJson(effects)));
    }
  });
});
