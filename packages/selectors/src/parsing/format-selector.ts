import type { ComplexSelector, SelectorList, SimpleSelector } from './selector-model.js';

/** Writes a selector back as CSS, in one canonical spelling. */
export function formatSelector(list: SelectorList): string {
  return list.map(formatComplex).join(', ');
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
  switch (simple.kind) {
    case 'tag':
      return simple.name;
    case 'universal':
      return '*';
    case 'pseudo-element':
      return `::${simple.name}`;
    case 'pseudo': {
      const inner = simple.argument || formatSelector(simple.branches);
      return inner === '' ? `:${simple.name}` : `:${simple.name}(${inner})`;
    }
    case 'attribute':
      if (simple.name === 'class' && simple.operator === '~=' && !simple.ignoreCase) return `.${escapeName(simple.value)}`;
      if (simple.name === 'id' && simple.operator === '=' && !simple.ignoreCase) return `#${escapeName(simple.value)}`;
      if (simple.operator === 'exists') return `[${simple.name}]`;
      return `[${simple.name}${simple.operator}${JSON.stringify(simple.value)}${simple.ignoreCase ? ' i' : ''}]`;
  }
}

function escapeName(name: string): string {
  return name.replace(/[^\w\-\u0080-\uffff]/g, (character) => `\\${character}`).replace(/^(-?)(\d)/, (_all, dash: string, digit: string) => `${dash}\\3${digit} `);
}
