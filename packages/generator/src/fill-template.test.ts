import { templateContentSchema, type TemplateContent } from '@safecode/domain/templates/template';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPlaceholders, exampleValues, fillTemplate, SlotValueError } from './fill-template.js';

function template(content: { javascript?: string; css?: string; slots: unknown[] }): TemplateContent {
  return templateContentSchema.parse({
    name: 'Bar',
    description: 'A bar',
    testType: 'bar',
    pageTypes: ['pdp'],
    ...content,
  });
}

const text = { kind: 'text', name: 'copy', label: 'Copy' };
const color = { kind: 'color', name: 'background', label: 'Background' };
const number = { kind: 'number', name: 'size', label: 'Size', unit: 'px', min: 0, max: 100 };
const selector = { kind: 'selector', name: 'anchor', label: 'Anchor', role: 'buyButton' };

describe('fillTemplate', () => {
  const rows: [string, { javascript?: string; css?: string; slots: unknown[] }, Record<string, string | number>, string][] = [
    ['text becomes a string literal', { javascript: 'a({{copy}});', slots: [text] }, { copy: 'Free "shipping"' }, 'a("Free \\"shipping\\"");'],
    ['markup cannot end a script element', { javascript: 'a({{copy}});', slots: [text] }, { copy: '</script><!--' }, 'a("\\u003C/script>\\u003C!--");'],
    ['separators of lines are escaped', { javascript: '{{copy}}', slots: [text] }, { copy: 'a\u2028b\u2029' }, '"a\\u2028b\\u2029"'],
    ['a value is not filled again', { javascript: 'a({{copy}});', slots: [text] }, { copy: '{{copy}}' }, 'a("{{copy}}");'],
    ['replacement patterns mean nothing', { javascript: 'a({{copy}});', slots: [text] }, { copy: "$& $1 $'" }, `a("$& $1 $'");`],
    ['numbers stand bare', { javascript: 'a({{ size }});', slots: [number] }, { size: 12.5 }, 'a(12.5);'],
    ['negative numbers stand in brackets', { javascript: 'a -{{size}}', slots: [{ ...number, min: -5 }] }, { size: -2 }, 'a -(-2)'],
    ['an optional slot without value is null', { javascript: 'a({{copy}});', slots: [{ ...text, required: false }] }, {}, 'a(null);'],
    ['a default stands in', { javascript: 'a({{copy}});', slots: [{ ...text, default: 'Hi' }] }, {}, 'a("Hi");'],
    ['CSS numbers carry their unit', { css: 'a{width:{{size}}}', slots: [number] }, { size: 12 }, 'a{width:12px}'],
    ['CSS colours', { css: 'a{color:{{background}}}', slots: [color] }, { background: 'Dark Blue' }, 'a{color:darkblue}'],
    ['CSS selectors', { css: '{{anchor}}{color:red}', slots: [selector] }, { anchor: '.buy > [data-a="{}"]' }, '.buy > [data-a="{}"]{color:red}'],
    ['CSS strings', { css: 'a::before{content:{{copy}}}', slots: [text] }, { copy: '"}</style>' }, 'a::before{content:"\\22 }\\3c /style>"}'],
  ];
  it.each(rows)('%s', (...[, content, values, expected]) => {
    const filled = fillTemplate(template(content), values);
    expect(filled.javascript + filled.css).toBe(expected);
  });

  const refused: [string, { javascript?: string; css?: string; slots: unknown[] }, Record<string, string | number>, RegExp][] = [
    ['a missing value', { javascript: '{{copy}}', slots: [text] }, {}, /a value is needed/],
    ['a placeholder without slot', { javascript: '{{copy}}', slots: [] }, { copy: 'x' }, /no such slot/],
    ['a colour that is none', { css: 'a{color:{{background}}}', slots: [color] }, { background: 'red}*{' }, /no colour/],
    ['a name CSS does not know', { css: 'a{color:{{background}}}', slots: [color] }, { background: 'inherit' }, /no colour/],
    ['a number over its limit', { javascript: '{{size}}', slots: [number] }, { size: 101 }, /at most 100/],
    ['an endless number', { javascript: '{{size}}', slots: [number] }, { size: Number.POSITIVE_INFINITY }, /no number/],
    ['code as a number', { javascript: '{{size}}', slots: [number] }, { size: '1;alert(1)' }, /no number/],
    ['a selector that ends the rule', { css: '{{anchor}}{}', slots: [selector] }, { anchor: 'a{}b' }, /cannot be used/],
    ['a selector with an open quote', { css: '{{anchor}}{}', slots: [selector] }, { anchor: '[a="b]' }, /quote/],
    ['a selector with an open bracket', { css: '{{anchor}}{}', slots: [selector] }, { anchor: ':is(.a' }, /missing/],
    ['a selector that closes too much', { css: '{{anchor}}{}', slots: [selector] }, { anchor: '.a)' }, /too many/],
    ['a selector that opens a comment', { css: '{{anchor}}{}', slots: [selector] }, { anchor: '.a/*' }, /comment/],
    ['text over its length', { javascript: '{{copy}}', slots: [{ ...text, maxLength: 3 }] }, { copy: 'four' }, /at most 3/],
    ['control characters', { javascript: '{{copy}}', slots: [text] }, { copy: 'a\u0000b' }, /control/],
    ['half a surrogate pair', { javascript: '{{copy}}', slots: [text] }, { copy: 'a\ud800' }, /control/],
    ['a url in CSS', { css: 'a{b:{{link}}}', slots: [{ kind: 'url', name: 'link', label: 'Link' }] }, { link: '/a' }, /cannot stand in CSS/],
    ['a script as a link', { javascript: '{{link}}', slots: [{ kind: 'url', name: 'link', label: 'Link' }] }, { link: 'javascript:alert(1)' }, /no link/],
    ['a link to another scheme-less host', { javascript: '{{link}}', slots: [{ kind: 'url', name: 'link', label: 'Link' }] }, { link: '//evil.example' }, /no link/],
  ];
  it.each(refused)('refuses %s', (...[, content, values, problem]) => {
    expect(() => fillTemplate(template(content), values)).toThrow(SlotValueError);
    expect(() => fillTemplate(template(content), values)).toThrow(problem);
  });

  it('does not take a value from the prototype', () => {
    expect(() => fillTemplate(template({ javascript: '{{constructor}}', slots: [{ ...text, name: 'constructor' }] }), {})).toThrow(/a value is needed/);
  });

  it('gives back any text unchanged when the literal is read, whatever the text is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (copy) => {
        fc.pre(copy.trim() !== '' && !/[\p{Cc}\p{Cs}]/u.test(copy));
        const { javascript } = fillTemplate(template({ javascript: '{{copy}}', slots: [text] }), { copy });
        expect(JSON.parse(javascript)).toBe(copy);
        expect(javascript).not.toMatch(/[<\u2028\u2029]/);
      }),
    );
  });
});

describe('checkPlaceholders', () => {
  const rows: [string, { javascript?: string; css?: string; slots: unknown[] }, RegExp | null][] = [
    ['matching ones', { javascript: 'f({{copy}}, `x ${ {{size}} + { a: 1 }.a } y`);', css: 'a{width:{{size}}}', slots: [text, number] }, null],
    ['no slots at all', { javascript: 'if (a) { b({}); }', slots: [] }, null],
    ['a division before a quote', { javascript: 'const a = b / 2; f("x", {{copy}}); const c = (a) / 2; g("/");', slots: [text] }, null],
    ['a regular expression with a quote', { javascript: `const a = /['"]/; f({{copy}});`, slots: [text] }, null],
    ['an apostrophe in a comment', { javascript: `// don't\nf({{copy}}); /* it's */ g({{copy}});`, slots: [text] }, null],
    ['a placeholder without slot', { javascript: 'f({{other}})', slots: [] }, /"\{\{other\}\}" has no slot/],
    ['an unused slot', { javascript: 'f()', slots: [text] }, /not used/],
    ['a slot twice', { javascript: 'f({{copy}})', slots: [text, text] }, /twice/],
    ['one in a string', { javascript: 'f("Hi {{copy}}")', slots: [text] }, /stands in a string/],
    ['one in template text', { javascript: 'f(`Hi {{copy}}`)', slots: [text] }, /template text/],
    ['one in template text after an expression', { javascript: 'f(`${a({b:1})} {{copy}}`)', slots: [text] }, /template text/],
    ['one in a comment', { javascript: 'f(); // {{copy}}', slots: [text] }, /comment/],
    ['one in a regular expression', { javascript: 'f(/{{copy}}/)', slots: [text] }, /regular expression/],
    ['one in a CSS string', { css: 'a::before{content:"{{copy}}"}', slots: [text] }, /string of the CSS/],
    ['one in a CSS url', { css: 'a{background:url({{copy}})}', slots: [text] }, /url\(\) of the CSS/],
    ['a position in CSS', { css: 'a{b:{{place}}}', slots: [{ kind: 'position', name: 'place', label: 'Place' }] }, /cannot stand in CSS/],
    ['an optional colour without default', { css: 'a{color:{{background}}}', slots: [{ ...color, required: false }] }, /needs a default/],
    ['a default out of range', { javascript: '{{size}}', slots: [{ ...number, default: 200 }] }, /default of "size"/],
  ];
  it.each(rows)('%s', (_, content, problem) => {
    const problems = checkPlaceholders(template(content)).join('; ');
    if (problem === null) expect(problems).toBe('');
    else expect(problems).toMatch(problem);
  });
});

describe('exampleValues', () => {
  it('takes defaults, then examples within the limits, and selectors by role', () => {
    const slots = [{ ...text, default: 'Hi' }, color, { ...number, min: 20 }, selector];
    const entry = { id: 1, brandId: 1, description: '', replacement: null, subtree: false, version: 1, createdAt: '', updatedAt: '', updatedBy: null, name: 'Buy' };
    const selectors = [
      { ...entry, selector: '.old', role: 'buyButton', status: 'deprecated' as const, pageType: 'pdp' },
      { ...entry, selector: '.plp', role: 'buyButton', status: 'approved' as const, pageType: 'plp' },
      { ...entry, selector: '.buy', role: 'buyButton', status: 'approved' as const, pageType: 'pdp' },
    ];
    expect(exampleValues(template({ slots }), { selectors, pageType: 'pdp' })).toEqual({ copy: 'Hi', background: '#336699', size: 20, anchor: '.buy' });
    expect(exampleValues(template({ slots }))).not.toHaveProperty('anchor');
  });
});
