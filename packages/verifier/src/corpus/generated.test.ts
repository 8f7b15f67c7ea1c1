import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../policy/compile-policy.js';
import { verify } from '../verify.js';
import { CSS_BORDER_CASES } from './css-border-cases.js';
import { CSS_CASES } from './css-cases.js';
import { EXAMPLE_POLICY } from './example-policy.js';
import { JS_EVASION_CASES } from './js-evasion-cases.js';
import { JS_IDIOM_CASES } from './js-idiom-cases.js';

const policy = compilePolicy(EXAMPLE_POLICY);
/** Seconds to go on with new programs (VERIFIER_FUZZ_SECONDS); without it a short, seeded run. */
const SECONDS = Number(process.env['VERIFIER_FUZZ_SECONDS'] ?? '0');

const pick = (...texts: string[]): fc.Arbitrary<string> => fc.constantFrom(...texts);
const NAME = pick('a', 'b', 'el', 'list', 'go', 'o', 'document', 'window', 'this', 'arguments', 'x');
const MEMBER = pick('querySelector', 'querySelectorAll', 'innerHTML', 'then', 'map', 'reduce', 'sort', 'push', 'bind', 'call', 'apply', 'constructor', '__proto__', 'prototype', 'style', 'classList', 'dataset', 'length', 'next', 'forEach', 'join', 'a', 'b', 'cloneNode', 'attributes', 'parentNode');
const TEXT = pick("'.top-bar'", "'.price'", "''", "'fh-a'", "'<b>x</b>'", "'constructor'", "'on'", '`t${a}`', '0', '1', 'null', 'undefined', '/a+/g', '[]', '{}', 'location.hash');
const SELECTOR = pick('.fh-a', '.price', ':is(.fh-a, #x)', '*', '&:hover', ':not(', '[data-qa="basket"]', '::before', '\\66 h', '@x', '> p', ':root');
const VALUE = pick('red', 'url(//evil.example/x)', 'var(--fh-x)', 'calc(1px + (2 * 3))', '0 !important', '"a', 'expression(x)', 'image-set("a" 1x)', '}', ';;', 'fixed', '/* */');

/** Expressions and statements that hold each other, so that values meet what they were not made for. */
const { statement } = fc.letrec<{ expression: string; statement: string; block: string }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    NAME,
    TEXT,
    fc.tuple(tie('expression'), MEMBER).map(([base, member]) => `${base}.${member}`),
    fc.tuple(tie('expression'), tie('expression')).map(([base, key]) => `${base}[${key}]`),
    fc.tuple(tie('expression'), tie('expression')).map(([callee, argument]) => `(${callee})(${argument})`),
    fc.tuple(tie('expression'), MEMBER, tie('expression'), tie('expression')).map(([base, member, one, two]) => `(${base}).${member}(${one}, ...[${two}])`),
    fc.tuple(pick('(x) =>', 'async (x) =>', 'function (x, y)', 'function* (x)', 'async function ({ a, ...b })', '([a, b] = [], ...x) =>'), tie('block')).map(([head, body]) => `(${head} ${body})`),
    fc.tuple(tie('expression'), pick('+', '&&', '||', '??', '===', 'in', 'instanceof', ','), tie('expression')).map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    fc.tuple(tie('expression'), tie('expression'), tie('expression')).map(([test, one, two]) => `(${test} ? ${one} : ${two})`),
    fc.tuple(pick('!', 'typeof ', 'void ', '-', 'delete ', 'new '), tie('expression')).map(([operator, value]) => `(${operator}(${value}))`),
    fc.tuple(tie('expression'), tie('expression')).map(([one, two]) => `[${one}, ...[${two}]]`),
    fc.tuple(tie('expression'), tie('expression')).map(([one, two]) => `({ a: ${one}, get b() { return ${two}; }, ...{ [${two}]: this } })`),
    tie('block').map((body) => `(class extends Object { constructor() { super(); this.go = this.go.bind(this); } go(x) ${body} })`),
  ),
  statement: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('expression').map((value) => `(${value});`),
    fc.tuple(pick('let', 'const', 'var'), pick('a', 'b', '{ a, ...o }', '[a, ...list]'), tie('expression')).map(([kind, name, value]) => `${kind} ${name} = ${value};`),
    fc.tuple(pick('a', 'b', 'o.a', 'list[0]', 'window.x', 'el.innerHTML', '[a, b]'), pick('=', '+='), tie('expression')).map(([target, operator, value]) => (target.startsWith('[') && operator === '+=' ? ';' : `${target} ${operator} ${value};`)),
    fc.tuple(tie('expression'), tie('block'), tie('block')).map(([test, one, two]) => `if (${test}) ${one} else ${two}`),
    fc.tuple(pick('for (const a of ', 'for (const b in ', 'while (', 'for (;;'), tie('expression'), tie('block')).map(([head, value, body]) => `${head}${value}) ${body}`),
    fc.tuple(tie('block'), tie('block')).map(([one, two]) => `try ${one} catch (e) ${two}`),
    fc.tuple(tie('expression'), tie('expression'), tie('block')).map(([value, test, body]) => `switch (${value}) { case ${test}: ${body} break; default: ${body} }`),
    fc.tuple(pick('go', 'a', 'b'), tie('block')).map(([name, body]) => `function ${name}(x) ${body}`),
    fc.tuple(pick('setTimeout', 'requestAnimationFrame', "document.addEventListener.bind(document, 'keydown')", 'new MutationObserver'), tie('expression')).map(([start, callback]) => `${start}(${callback});`),
  ),
  block: fc.array(tie('statement'), { maxLength: 4 }).map((statements) => `{ ${statements.join(' ')} return; }`),
}));

const program = fc.array(statement, { minLength: 1, maxLength: 8 }).map((statements) => `(function () { ${statements.join('\n')} })();`);

const { sheet } = fc.letrec<{ rule: string; sheet: string }>((tie) => ({
  rule: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.tuple(SELECTOR, pick('color', 'position', 'opacity', '--fh-x', 'background', 'inset', 'behavior'), VALUE).map(([selector, name, value]) => `${selector}{${name}:${value}}`),
    fc.tuple(SELECTOR, tie('rule')).map(([selector, inner]) => `${selector}{${inner}}`),
    fc.tuple(pick('@media (x)', '@layer fh-a', '@scope (.fh-a)', '@keyframes fh-k', '@supports not (a:b)', '@import'), tie('rule')).map(([at, inner]) => `${at}{${inner}}`),
  ),
  sheet: fc.array(tie('rule'), { maxLength: 6 }).map((rules) => rules.join('\n')),
}));

const { markup } = fc.letrec<{ markup: string }>((tie) => ({
  markup: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    pick('text', '&lt;', '<!--', '<![CDATA[', '</p>', '<br/>', '<svg/onload=x>', '<p class=fh-a', '<noscript>'),
    fc.tuple(pick('p', 'svg', 'math', 'template', 'style', 'table', 'tr', 'select', 'textarea', 'script', 'title', 'foreignObject'), pick('', ' class="fh-a"', ' href=javascript:x', ' style="color:red', " onclick='x'", ' srcset="a 1x, //b 2x"'), tie('markup')).map(([tag, attribute, inner]) => `<${tag}${attribute}>${inner}</${tag}>`),
    fc.tuple(tie('markup'), tie('markup')).map(([one, two]) => one + two),
  ),
}));

/** Style sheets and markup as code meets them: as constants in a script. */
const embedded = fc.oneof(
  markup.map((text) => `document.createElement('div').innerHTML = ${JSON.stringify(text)};`),
  sheet.map((text) => `(() => { const s = document.createElement('style'); s.textContent = ${JSON.stringify(text)}; document.head.append(s); })();`),
);

/** Programs of the corpus with some of their bytes changed, whatever text that makes. */
function damaged(sources: readonly string[]): fc.Arbitrary<string> {
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255), fc.nat(3)), { minLength: 1, maxLength: 6 });
  return fc.tuple(fc.constantFrom(...sources), changes).map(([source, list]) => {
    const bytes = Array.from(new TextEncoder().encode(source));
    for (const [at, byte, removed] of list) bytes.splice(at % (bytes.length + 1), removed, byte);
    return new TextDecoder().decode(Uint8Array.from(bytes));
  });
}

const PARTS = 5;

function answers(language: 'js' | 'css', code: string): void {
  const first = verify(policy, { pageType: 'pdp', language, code });
  expect(first.verdict === 'fail').toBe(first.findings.some((finding) => finding.severity === 'error'));
  // A defect of the verifier's own ends as a refusal too: here it has to show.
  const causes = first.findings.flatMap((finding) => /too complex to be proven safe \((.*)\)/.exec(finding.message)?.[1] ?? []);
  expect(causes.filter((cause) => !/^(?:more than \d+ steps|calls are nested too deeply|its values do not settle|Maximum call stack size exceeded)$/.test(cause))).toEqual([]);
  expect(verify(policy, { pageType: 'pdp', language, code })).toEqual(first);
}

function check(language: 'js' | 'css', programs: fc.Arbitrary<string>): fc.RunDetails<[string]> {
  const long = { numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: (SECONDS * 1000) / PARTS };
  return fc.check(fc.property(programs, (code) => answers(language, code)), SECONDS > 0 ? long : { seed: 17, numRuns: 120 });
}

describe('generated programs', () => {
  it.each([
    ['scripts', 'js', program],
    ['style sheets', 'css', sheet],
    ['markup and style sheets in scripts', 'js', embedded],
    ['damaged scripts', 'js', damaged([...JS_EVASION_CASES, ...JS_IDIOM_CASES].map((entry) => entry.code))],
    ['damaged style sheets', 'css', damaged([...CSS_CASES, ...CSS_BORDER_CASES].map((entry) => entry.code))],
  ] as const)('%s are answered, the same every time', (_name, language, programs) => {
    expect(check(language, programs)).toMatchObject({ failed: false });
  }, 240_000 + SECONDS * 1000);
});
