import { parse } from 'acorn';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_POLICY } from '../corpus/example-policy.js';
import { compilePolicy } from '../policy/compile-policy.js';
import { verifyVariation } from '../verify-variation.js';
import { fixChange } from './fix-change.js';
import { proposeFixes } from './propose-fixes.js';

const policy = compilePolicy(EXAMPLE_POLICY);

function fixed(javascript: string, css = ''): { javascript: string; css: string; verdict: string; applied: readonly string[] } {
  const { sources, report, applied } = fixChange(policy, { pageType: 'pdp', javascript, css });
  return { javascript: sources.javascript, css: sources.css, verdict: report.verdict, applied };
}

const inside = (code: string): string => `(() => { ${code} })();`;

describe('a guard', () => {
  it.each([
    ['leaves the function', inside("const el = document.querySelector('.top-bar'); el.hidden = true; el.classList.add('fh-a');"), inside("const el = document.querySelector('.top-bar'); if (!el) return; el.hidden = true; el.classList.add('fh-a');")],
    ['skips a chain nobody reads', "document.querySelector('.top-bar').classList.add('fh-a');", "document.querySelector('.top-bar')?.classList.add('fh-a');"],
    ['keeps an element that is set', "document.querySelector('.top-bar').hidden = true;", "{ const element = document.querySelector('.top-bar'); if (element) element.hidden = true; }"],
    ['takes a name nobody has', inside("const element = 1; document.querySelector('.top-bar').hidden = element > 0;"), inside("const element = 1; { const element2 = document.querySelector('.top-bar'); if (element2) element2.hidden = element > 0; }")],
    ['goes into the helper', inside("const mark = (el) => { el.classList.add('fh-a'); }; mark(document.querySelector('.top-bar'));"), inside("const mark = (el) => { if (!el) return; el.classList.add('fh-a'); }; mark(document.querySelector('.top-bar'));")],
    ['keeps the indentation', "(() => {\n  const el = document.querySelector('.top-bar');\n  el.remove();\n})();", "(() => {\n  const el = document.querySelector('.top-bar');\n  if (!el) return;\n  el.remove();\n})();"],
  ])('%s', (_what, code, expected) => {
    expect(fixed(code)).toMatchObject({ javascript: expected, verdict: 'pass' });
  });

  it.each([
    ['a use that is not always made', inside("const [a, b] = [document.querySelector('.top-bar'), document.querySelector('.product__title')]; if (a) b.remove(); console.log(1);"), "if (a) b?.remove();"],
    ['a write that is not always made', inside("const [a, b] = [document.querySelector('.top-bar'), document.querySelector('.product__title')]; if (a) b.hidden = true; else console.log(1);"), 'if (a) { if (b) b.hidden = true; } else console.log(1);'],
    ['an error that is caught', inside("const el = document.querySelector('.top-bar'); try { el.remove(); } catch { console.log(1); } console.log(2);"), 'try { if (el) el.remove(); } catch'],
  ])('does not leave the function for %s', (_what, code, expected) => {
    const after = fixed(code);
    expect(after.javascript).toContain(expected);
    expect(after.javascript).not.toContain('return');
    expect(after.verdict).toBe('pass');
  });

  it('is not made where the statement itself finds the element', () => {
    const code = inside("for (const el of [document.querySelector('.top-bar')]) { const text = el.textContent; console.log(text); }");
    expect(fixed(code).verdict).toBe('pass');
    const own = inside("let el; console.log((el = document.querySelector('.top-bar')).textContent);");
    expect(fixed(own)).toMatchObject({ javascript: own, verdict: 'fail' });
  });
});

describe('the own prefix', () => {
  it('is added in scripts and style sheets alike', () => {
    const javascript = inside("const box = document.createElement('p'); box.className = 'note big'; box.innerHTML = '<b class=\"note\">x</b>'; document.body.append(box); document.querySelectorAll('.note').forEach((el) => el.classList.toggle('big')); box.title = 'A note on delivery';");
    const css = '.note { color: red } .note.big:hover { animation: rise 1s } @keyframes rise { from { top: 0 } }';
    expect(fixed(javascript, css)).toMatchObject({
      javascript: inside("const box = document.createElement('p'); box.className = 'fh-note fh-big'; box.innerHTML = '<b class=\"fh-note\">x</b>'; document.body.append(box); document.querySelectorAll('.fh-note').forEach((el) => el.classList.toggle('fh-big')); box.title = 'A note on delivery';"),
      css: '.fh-note { color: red } .fh-note.fh-big:hover { animation: fh-rise 1s } @keyframes fh-rise { from { top: 0 } }',
      verdict: 'pass',
    });
  });

  it('is added to the selectors of elements the script makes, and never to those of the site', () => {
    const site = { pageType: 'pdp', javascript: '', css: '.price { top: 0 }' };
    expect(proposeFixes(policy, site, verifyVariation(policy, site)).parts[0]?.findings[0]).not.toHaveProperty('fix');
    const sources = { pageType: 'pdp', javascript: inside("const p = document.createElement('p'); p.className = 'note'; document.body.append(p);"), css: '.note { top: 0 }' };
    const [, css] = proposeFixes(policy, sources, verifyVariation(policy, sources)).parts;
    expect(css?.findings).toMatchObject([{ category: 'unapproved-selector', fix: { title: 'Call it fh-note everywhere in the change' } }]);
  });

  it.each([
    ['a custom property that is used', '.fh-a { --gap: 1px; margin: var(--gap) }', '.fh-a { --fh-gap: 1px; margin: var(--fh-gap) }'],
    ['a container', '.fh-a { container: box / inline-size } @container box (min-width: 1px) { .fh-a { top: 0 } }', '.fh-a { container: fh-box / inline-size } @container fh-box (min-width: 1px) { .fh-a { top: 0 } }'],
    ['a layer', '@layer base { .fh-a { top: 0 } }', '@layer fh-base { .fh-a { top: 0 } }'],
    ['a font', '@font-face { font-family: "Pine"; src: url(/p.woff2) } .fh-a { font: 1em "Pine" }', '@font-face { font-family: "fh-Pine"; src: url(/p.woff2) } .fh-a { font: 1em "fh-Pine" }'],
  ])('%s', (_what, css, expected) => {
    expect(fixed('', css)).toMatchObject({ css: expected, verdict: 'pass' });
  });

  it.each([
    ['a class that is only toggled: it may be the site’s', "document.body.classList.add('no-scroll');", ''],
    ['a class the brand lists', inside("const p = document.createElement('p'); p.className = 'top-bar'; document.body.append(p);"), ''],
    ['a name that is also copy', inside("const name = 'note'; const p = document.createElement('p'); p.className = name; p.textContent = name; document.body.append(p);"), ''],
    ['a name an attribute test compares', inside("const p = document.createElement('p'); p.className = 'note'; document.body.append(p);"), '.fh-a[class*="note"] { top: 0 }'],
    ['a custom property that may be set for the site', '', '.top-bar { --gap: 1px }'],
  ])('is not added to %s', (_what, javascript, css) => {
    const after = fixed(javascript, css);
    expect([after.javascript, after.css]).toEqual([javascript, css]);
    expect(after.verdict).toBe('fail');
  });
});

describe('other fixes', () => {
  it.each([
    ['a deprecated selector', "document.querySelectorAll('#old-gallery').forEach((el) => el.remove());", "document.querySelectorAll('.product__gallery').forEach((el) => el.remove());"],
    ['a deprecated selector in a constant', inside("const SELECTORS = { gallery: \"#old-gallery\" }; document.querySelectorAll(SELECTORS.gallery).forEach((el) => el.remove());"), inside("const SELECTORS = { gallery: \".product__gallery\" }; document.querySelectorAll(SELECTORS.gallery).forEach((el) => el.remove());")],
    ['a deprecated id', inside("const el = document.getElementById('old-gallery'); if (el) el.remove();"), inside("const el = document.querySelector('.product__gallery'); if (el) el.remove();")],
    ['markup that is text', inside("const p = document.createElement('p'); p.innerHTML = 'Hello ' + location.search; document.body.append(p);"), inside("const p = document.createElement('p'); p.textContent = 'Hello ' + location.search; document.body.append(p);")],
    ['http on an allowed host', "fetch('http://www.fernhill.example/api/stock');", "fetch('https://www.fernhill.example/api/stock');"],
    ['a global', "const bar = document.querySelector('.top-bar');\nif (bar) bar.hidden = true;\n", "(() => {\nconst bar = document.querySelector('.top-bar');\nif (bar) bar.hidden = true;\n})();\n"],
    ['an implied global', inside('count = 1; console.log(count);'), '(() => { let count; count = 1; console.log(count); })();'],
    ['a newer assignment', inside('let a; a ??= 1 > 0; console.log(a);'), inside('let a; a = a ?? (1 > 0); console.log(a);')],
    ['a number with separators', 'setTimeout(() => {}, 1_000);', 'setTimeout(() => {}, 1000);'],
    ['a priority', "document.body.style.setProperty('color', 'red', 'important');", "document.body.style.setProperty('color', 'red');"],
    ['!important in a style', inside("const s = document.createElement('style'); s.textContent = '.fh-a { color: red !important; }'; document.head.append(s);"), inside("const s = document.createElement('style'); s.textContent = '.fh-a { color: red; }'; document.head.append(s);")],
    ['debugger', inside('debugger; console.log(1);'), inside('; console.log(1);')],
    ['an escaped name', 'c\\u006fnsole.log(1);', 'console.log(1);'],
    ['a hidden mark in a comment', '// a\u202eb\nconsole.log(1);', '// ab\nconsole.log(1);'],
    ['a markdown fence', '```js\nconsole.log(1);\n```\n', 'console.log(1);'],
  ])('%s', (_what, code, expected) => {
    expect(fixed(code)).toMatchObject({ javascript: expected, verdict: 'pass' });
  });

  it.each([
    ['!important', '.fh-a { color: red ! important; top: 0 !IMPORTANT }', '.fh-a { color: red; top: 0 }'],
    ['a deprecated selector of a list', '.top-bar,\n#old-gallery { top: 0 }', '.top-bar,\n.product__gallery { top: 0 }'],
    ['http on an allowed host', '.fh-a { background: url("http://img.fernhill.example/a.png") }', '.fh-a { background: url("https://img.fernhill.example/a.png") }'],
  ])('%s in CSS', (_what, css, expected) => {
    expect(fixed('', css)).toMatchObject({ css: expected, verdict: 'pass' });
  });

  it.each([
    ['markup that is markup', inside("const p = document.createElement('p'); p.innerHTML = '<b>' + location.search + '</b>'; document.body.append(p);")],
    ['markup from the page', inside("const el = document.querySelector('.top-bar'); if (el) el.innerHTML = el.innerHTML + location.hash;")],
    ['a text from a server, which may be markup', inside("fetch('/x').then((r) => r.text()).then((t) => { const d = document.createElement('div'); d.innerHTML = t; });")],
    ['http on another host', "fetch('http://collector.example/x');"],
    ['an interval nobody stops', 'setInterval(() => { console.log(1); }, 100);'],
    ['an unknown selector', "document.querySelectorAll('.price').forEach((el) => el.remove());"],
  ])('leave %s to people', (_what, code) => {
    expect(fixed(code)).toMatchObject({ javascript: code, applied: [], verdict: 'fail' });
  });

  it('mends several findings of one change', () => {
    const { javascript, verdict } = fixed("var bar = document.querySelector('#old-gallery');\nbar.innerHTML = location.hash;\nbar.style.setProperty('top', '0', 'important');\n");
    expect(verdict).toBe('pass');
    expect(() => parse(javascript, { ecmaVersion: 2020 })).not.toThrow();
  });
});
