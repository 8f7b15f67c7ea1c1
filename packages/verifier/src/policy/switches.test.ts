import { brandPolicySchema, type BrandPolicy } from '@safecode/domain/policy/brand-policy';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_POLICY } from '../corpus/example-policy.js';
import { verify } from '../verify.js';
import { verifyVariation } from '../verify-variation.js';
import { compilePolicy } from './compile-policy.js';

function without(...kinds: string[]): BrandPolicy {
  return { ...EXAMPLE_POLICY, rules: EXAMPLE_POLICY.rules.filter((rule) => !kinds.includes(rule.kind)) };
}

function categories(policy: BrandPolicy, code: string, language: 'js' | 'css' = 'js'): string[] {
  const report = verify(compilePolicy(policy), { pageType: 'pdp', language, code });
  return [...new Set(report.findings.map((finding) => finding.category))];
}

describe('rules switch checks on', () => {
  it.each([
    ['no-important', '.fh-a{color:red!important}', 'css'],
    ['no-storage', "localStorage.setItem('a', 'b');", 'js'],
    ['no-navigation', "location.href = '/x';", 'js'],
    ['no-global-leak', 'window.mine = 1;', 'js'],
    ['require-guard', "document.querySelector('.top-bar').remove();", 'js'],
    ['allowed-hosts', "fetch('https://other.example/x');", 'js'],
    ['no-sensitive-fields', "new PaymentRequest([], {});", 'js'],
    ['forbid-api', "alert('x');", 'js'],
    ['es-level', '(() => { let a; a ??= 1; console.log(a); })();', 'js'],
    ['max-size', `/*${'x'.repeat(9000)}*/`, 'js'],
  ] as const)('%s', (kind, code, language) => {
    expect(categories(EXAMPLE_POLICY, code, language)).toHaveLength(1);
    expect(categories(without(kind), code, language).filter((category) => category !== 'forbidden-api')).toEqual([]);
  });

  it.each([
    ['$(".top-bar").addClass("fh-a").text("x");', []],
    ['jQuery(function ($) { $(".top-bar").append("<b class=\'fh-b\'>x</b>"); });', []],
    ['$(".top-bar").find(".fh-x").on("click", function () { $(this).remove(); });', []],
    ['$(".price").hide();', ['unapproved-selector']],
    ['$(".top-bar").find(".price").hide();', ['unapproved-selector']],
    ['$(document).on("click", ".price", function () {});', ['unapproved-selector']],
    ['$(".top-bar").html(location.hash);', ['dangerous-sink']],
    ['$(location.hash).hide();', ['unresolvable-selector']],
    ['$(".top-bar").addClass("promo");', ['css-unprefixed']],
    ['$(".top-bar").parent().hide();', ['unapproved-selector']],
  ])('jQuery, where it is not forbidden, is checked: %s', (code, expected) => {
    expect(categories(without('no-jquery'), code)).toEqual(expected);
  });

  it.each(['eval("1");', 'window[location.hash];', "document.querySelectorAll('.price');", 'document.querySelectorAll(location.hash);', "document.createElement('p').className = 'x';", 'while (true) {}', 'function ('])('the core is always on: %s', (code) => {
    expect(categories({ ...EXAMPLE_POLICY, rules: [] }, code)).toHaveLength(1);
  });
});

describe('compilePolicy', () => {
  it('takes the strictest of several rules of one kind', () => {
    const policy = compilePolicy({
      ...EXAMPLE_POLICY,
      rules: [
        ...EXAMPLE_POLICY.rules,
        { id: 'X1', kind: 'max-size', js: 100, css: 9000, text: '' },
        { id: 'X2', kind: 'allowed-hosts', network: [], resources: ['img.fernhill.example'], scheme: 'https', text: '' },
      ],
    });
    expect(policy.maxBytes).toEqual({ js: 100, css: 4096 });
    expect([...(policy.networkHosts ?? [])]).toEqual([]);
    expect([...(policy.resourceHosts ?? [])]).toEqual(['img.fernhill.example']);
  });

  it('approves tags below a subtree entry only', () => {
    const policy = brandPolicySchema.parse({ ...EXAMPLE_POLICY, selectors: [{ selector: '.copy', pageType: 'global', subtree: true }, { selector: '.bar', pageType: 'global' }] });
    expect(categories(policy, '.copy p{top:0}', 'css')).toEqual([]);
    expect(categories(policy, '.bar p{top:0}', 'css')).toEqual(['unapproved-selector']);
  });

  it('gives an unknown page type the global entries only', () => {
    const policy = compilePolicy(EXAMPLE_POLICY);
    const verdict = (code: string): string => verify(policy, { pageType: 'nowhere', language: 'css', code }).verdict;
    expect(verdict('.top-bar{top:0}')).toBe('pass');
    expect(verdict('.product__title{top:0}')).toBe('fail');
  });

  it('names the rule of the brand, the place and the closest entry', () => {
    const report = verify(compilePolicy(EXAMPLE_POLICY), { pageType: 'pdp', language: 'js', code: "\n  document.querySelectorAll('.product-title');\n  localStorage.a;" });
    expect(report.findings[0]).toMatchObject({ category: 'unapproved-selector', line: 2, column: 3, endLine: 2, message: expect.stringContaining('closest approved: .product__title') });
    expect(report.findings[1]).toMatchObject({ category: 'storage', rule: 'F09', line: 3 });
  });

  it('lists what a change does', () => {
    const code = "(() => { const el = document.querySelector('.top-bar'); if (!el) return; const b = document.createElement('b'); b.className = 'fh-b'; b.addEventListener('click', () => fetch('/api')); el.append(b); setTimeout(() => b.remove(), 10); window.FERNHILL = {}; })();";
    expect(verify(compilePolicy(EXAMPLE_POLICY), { pageType: 'pdp', language: 'js', code }).effects).toEqual({
      selectors: ['.top-bar'],
      hosts: ['www.fernhill.example'],
      events: ['click'],
      timers: ['setTimeout'],
      globals: ['FERNHILL'],
      classes: ['fh-b'],
      created: ['b'],
      selectorUses: [{ selector: '.top-bar', use: 'insert' }, { selector: '.top-bar', use: 'query' }],
      hostUses: [{ host: 'www.fernhill.example', use: 'request' }],
      listeners: [{ event: 'click', on: 'a created b' }],
      globalUses: [{ global: 'FERNHILL', use: 'write' }],
      customProperties: [],
      keyframes: [],
    });
  });
});

describe('verifyVariation', () => {
  it('judges the parts together', () => {
    const policy = compilePolicy(EXAMPLE_POLICY);
    const verdict = (javascript: string, css: string): string => verifyVariation(policy, { pageType: 'pdp', javascript, css }).verdict;
    expect(verdict("document.body.classList.add('fh-a');", '.fh-a{top:0}')).toBe('pass');
    expect(verdict('', '.fh-a{top:0}')).toBe('pass');
    expect(verdict('eval(1)', '.fh-a{top:0}')).toBe('fail');
    expect(verdict('', ' ')).toBe('fail');
  });
});
