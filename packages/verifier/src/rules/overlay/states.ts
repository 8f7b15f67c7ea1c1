import { formatComplex, formatSelector } from '@safecode/selectors/parsing/format-selector';
import { parseSelector } from '@safecode/selectors/parsing/parse-selector';
import { simpleComplex } from '@safecode/selectors/parsing/selector-model';
import type { CssDeclaration } from '../../css/css-syntax.js';

/** Sheets with more selectors than this are only read rule by rule: nothing honest has so many. */
const MAX_SELECTORS = 400;

interface Part {
  readonly selector: string;
  /** The simple selectors of the last compound. */
  readonly subject: ReadonlySet<string>;
  /** The pseudo-element it styles: that is another box than the element's own. */
  readonly box: string;
  /** Everything before the last compound. */
  readonly context: string;
}

/** What an element is styled with in a state of its own: by rules for the state, and by those for the element itself. */
export interface State {
  readonly selector: string;
  readonly declarations: readonly CssDeclaration[];
}

/**
 * Puts rules for a state (`.fh-a.fh-on`, `.fh-a:hover`, `.fh-w .fh-a`) together with those that hold in every state
 * (`.fh-a`): the narrower one counts where both say something.
 */
export function statesOf(bySelector: ReadonlyMap<string, readonly CssDeclaration[]>): State[] {
  if (bySelector.size < 2 || bySelector.size > MAX_SELECTORS) return [];
  const parts = [...bySelector.keys()].map(partOf).filter((part) => part !== null);
  return parts.flatMap((narrow) => {
    const wider = parts.filter((other) => other !== narrow && widens(other, narrow)).sort((left, right) => left.subject.size - right.subject.size);
    if (wider.length === 0) return [];
    return [{ selector: narrow.selector, declarations: [...wider, narrow].flatMap(({ selector }) => bySelector.get(selector) ?? []) }];
  });
}

function partOf(selector: string): Part | null {
  const parsed = parseSelector(selector);
  const [only, ...more] = parsed.ok ? parsed.list : [];
  const last = only?.at(-1);
  if (only === undefined || more.length > 0 || last === undefined) return null;
  const simples = last.simples.map((simple) => formatSelector([simpleComplex(simple)]));
  return {
    selector,
    subject: new Set(simples),
    box: simples.filter((simple) => simple.startsWith('::')).join(''),
    context: `${formatComplex(only.slice(0, -1))}${last.combinator}`,
  };
}

/** True when every element the narrow selector finds is found by the wide one. */
function widens(wide: Part, narrow: Part): boolean {
  if (wide.context !== '' && wide.context !== narrow.context) return false;
  if (wide.box !== narrow.box || wide.subject.size > narrow.subject.size || wide.selector === narrow.selector) return false;
  return [...wide.subject].every((simple) => narrow.subject.has(simple));
}
