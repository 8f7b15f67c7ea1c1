import { parseSelector } from '../parsing/parse-selector.js';
import type { ComplexSelector, SimpleSelector } from '../parsing/selector-model.js';
import { judgeName } from './name-stability.js';
import { isTestAttribute } from './test-attribute.js';

/** How likely a selector is to live through the next release of a page, with the reasons. */
export interface SelectorStability {
  /** 0..1. An ordering learned from what breaks in redesigns, not a probability. */
  readonly stability: number;
  /** Sentences for people, the gravest first. */
  readonly reasons: readonly string[];
}

interface Judgement {
  readonly score: number;
  readonly reason: string;
}

const ATTRIBUTES: Readonly<Record<string, Judgement>> = {
  itemprop: { score: 0.9, reason: 'itemprop is read by search engines and kept by redesigns' },
  name: { score: 0.88, reason: 'the name of a form field is part of the contract with the server' },
  for: { score: 0.75, reason: 'the binding of a label changes with its field only' },
  role: { score: 0.7, reason: 'roles are kept for assistive programs' },
  rel: { score: 0.65, reason: 'rel says what a link is for' },
  type: { score: 0.6, reason: 'the type of a field seldom changes' },
  action: { score: 0.7, reason: 'a form keeps where it sends its data' },
  href: { score: 0.62, reason: 'a link target lives as long as the page it leads to' },
  'aria-label': { score: 0.62, reason: 'a label changes with its wording and the language' },
  placeholder: { score: 0.5, reason: 'a placeholder changes with its wording and the language' },
  title: { score: 0.5, reason: 'a title changes with its wording and the language' },
  alt: { score: 0.5, reason: 'an image text changes with its wording and the language' },
  value: { score: 0.4, reason: 'a value changes with its wording and the language' },
  src: { score: 0.35, reason: 'image files are replaced often' },
  style: { score: 0.05, reason: 'a style attribute changes with every design' },
};
/** Every compound more is one more thing that must stay as it is. */
const PER_COMPOUND = 0.93;
const PER_SIMPLE = 0.98;
const PER_POSITION = 0.6;

/** Judges a selector by its form alone, without a page. A selector that does not parse has stability 0. */
export function judgeStability(selector: string): SelectorStability {
  const parsed = parseSelector(selector);
  if (!parsed.ok) return { stability: 0, reasons: [`The selector does not parse: ${parsed.error}.`] };
  const judged = parsed.list.map(judgeComplex);
  // A list breaks when one of its members does.
  return judged.reduce((worst, next) => (next.stability < worst.stability ? next : worst));
}

function judgeComplex(complex: ComplexSelector): SelectorStability {
  let stability = 1;
  const reasons: Judgement[] = [];
  for (const [at, { simples, combinator }] of complex.entries()) {
    const judgements = simples.map(judgeSimple);
    // The strongest part says whether the compound finds its element; each weak one can still lose it.
    const best = Math.max(0.3, ...judgements.map(({ score }) => score));
    const weakest = Math.min(best, ...judgements.filter((_judgement, index) => simples[index]?.kind !== 'tag').map(({ score }) => score));
    const strength = Math.sqrt(best * weakest) * PER_SIMPLE ** Math.max(0, simples.length - 1);
    // What stands around the element narrows the search; the element itself is what must be found.
    stability *= at === complex.length - 1 ? strength : (2 + strength) / 3;
    if (at > 0) stability *= combinator === ' ' ? PER_COMPOUND : PER_COMPOUND - 0.03;
    stability *= PER_POSITION ** simples.filter(isPosition).length;
    reasons.push(...judgements.filter(({ reason }) => reason !== ''));
  }
  const said = [...new Set(reasons.sort((a, b) => a.score - b.score).map(({ reason }) => `${reason.charAt(0).toUpperCase()}${reason.slice(1)}.`))];
  if (complex.length > 3) said.unshift(`It depends on ${complex.length} levels of the page.`);
  return { stability: Math.round(Math.min(1, stability) * 1000) / 1000, reasons: said.slice(0, 4) };
}

function isPosition(simple: SimpleSelector): boolean {
  return simple.kind === 'pseudo' && /^(?:nth-|first-|last-|only-)/.test(simple.name);
}

function judgeSimple(simple: SimpleSelector): Judgement {
  if (simple.kind === 'tag') return { score: 0.45, reason: '' };
  if (simple.kind === 'attribute') return judgeAttribute(simple.name, simple.value, simple.operator);
  if (simple.kind === 'pseudo' && isPosition(simple)) return { score: 0.4, reason: `:${simple.name} counts positions: a new neighbour moves it to another element` };
  return { score: 0.4, reason: '' };
}

function judgeAttribute(name: string, value: string, operator: string): Judgement {
  if (isTestAttribute(name)) return { score: 0.97, reason: `${name} is there to be found by` };
  if (name === 'id' || name === 'class') return judgeWritten(name, value);
  const known = ATTRIBUTES[name];
  if (known !== undefined) return operator === '=' ? known : { ...known, score: known.score * 0.95 };
  if (name.startsWith('data-')) return { score: operator === 'exists' ? 0.6 : 0.55 * Math.min(1, judgeName(value).score + 0.2), reason: `${name} belongs to a script of the page` };
  return { score: 0.4, reason: `${name} may change with any release` };
}

function judgeWritten(name: 'id' | 'class', value: string): Judgement {
  const { score, kind } = judgeName(value);
  const what = name === 'id' ? `The id ${value}` : `The class ${value}`;
  if (kind === 'generated') return { score, reason: `${what} is generated: the next build gives another one` };
  if (kind === 'utility') return { score, reason: `${what} says how the element looks, not what it is` };
  if (kind === 'state') return { score, reason: `${what} comes and goes with a state` };
  if (kind === 'numbered') return { score, reason: `${what} carries the number of one content` };
  return { score: name === 'id' ? Math.min(1, score + 0.08) : score, reason: name === 'id' ? `${what} was given by hand and is meant to be unique` : `${what} names what the element is` };
}
