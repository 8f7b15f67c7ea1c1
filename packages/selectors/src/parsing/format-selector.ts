import type { AttributeTest, ComplexSelector, SelectorList, SimpleSelector } from './selector-model.js';

/** Lists never change, and the same one is written out again and again. */
const WRITTEN = new WeakMap<SelectorList, string>();

/** Writes a selector back as CSS, in one canonical spelling. */
export function formatSelector(list: SelectorList): string {
  let text = WRITTEN.get(list);
  if (text === undefined) {
    text = list.map(formatComplex).join(', ');
    WRITTEN.set(list, text);
  }
  return text;
}

/** Writes one member of a selector list as CSS. */
export function formatComplex(complex: ComplexSelector): string {
  return complex
    .map((compound, index) => {
      const text = compound.simples.map(formatSimple).join('');
      if (compound.combinator === '' || (index === 0 && compound.combinator === ' ')) return text;
      return compound.combinator === ' ' ? ` ${text}` : `${index === 0 ? '' : ' '}${compound.combinator} ${text}`;
    })
    .join('');
}

function formatSimple(simple: SimpleSelector): string {
  if (simple.kind === 'tag') return simple.name;
  if (simple.kind === 'universal') return '*';
  if (simple.kind === 'pseudo-element') return `::${simple.name}`;
  if (simple.kind === 'attribute') return formatAttribute(simple);
  const inner = simple.argument || formatSelector(simple.branches);
  return inner === '' ? `:${simple.name}` : `:${simple.name}(${inner})`;
}

function formatAttribute(test: AttributeTest): string {
  if (test.name === 'class' && test.operator === '~=' && !test.ignoreCase) return `.${escapeName(test.value)}`;
  if (test.name === 'id' && test.operator === '=' && !test.ignoreCase) return `#${escapeName(test.value)}`;
  if (test.operator === 'exists') return `[${test.name}]`;
  return `[${test.name}${test.operator}${JSON.stringify(test.value)}${test.ignoreCase ? ' i' : ''}]`;
}

function escapeName(name: string): string {
  return name.replace(/[^\w\-\u0080-\uffff]/g, (character) => `\\${character}`).replace(/^(-?)(\d)/, (_all, dash: string, digit: string) => `${dash}\\3${digit} `);
}
