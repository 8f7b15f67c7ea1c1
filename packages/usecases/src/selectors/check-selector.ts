import { DomainError } from '@safecode/domain/errors/domain-error';
import type { SelectorContent } from '@safecode/domain/selectors/dom-selector';
import { isStateAttribute } from '@safecode/selectors/approval/selector-names';
import { parseSelector } from '@safecode/selectors/parsing/parse-selector';
import type { AttributeTest, ComplexSelector, Compound, SelectorList } from '@safecode/selectors/parsing/selector-model';

/** Elements that hold the whole page: approving what is below them approves everything. */
const ROOTS = new Set(['html', 'body', 'head']);

/**
 * Refuses a selector that cannot be read, or that approves nearly everything because a branch of it names nothing: no
 * class, no id, no attribute with a value. Approving the whole subtree of the page's root is refused too.
 * @throws selector.unparsable, selector.too_broad
 */
export function assertUsableSelector(content: Pick<SelectorContent, 'selector' | 'subtree' | 'replacement'>): void {
  const list = parseOrRefuse(content.selector);
  const isBroad = list.some((complex) => !complex.some(namesSomething) || (content.subtree && isRoot(complex)));
  if (isBroad) throw new DomainError('selector.too_broad', { selector: content.selector });
  if (content.replacement !== null) parseOrRefuse(content.replacement);
}

function parseOrRefuse(selector: string): SelectorList {
  const parsed = parseSelector(selector);
  if (!parsed.ok) throw new DomainError('selector.unparsable', { selector, reason: parsed.error });
  return parsed.list;
}

const namesSomething = (compound: Compound): boolean => compound.simples.some((simple) => simple.kind === 'attribute' && isNarrow(simple));

/** An attribute test that picks elements out. State, a mere `[class]`, and "contains nothing in particular" do not. */
function isNarrow(test: AttributeTest): boolean {
  if (isStateAttribute(test) || test.operator === '!=') return false;
  if (test.operator === 'exists') return test.name.startsWith('data-');
  return test.value.trim() !== '';
}

function isRoot(complex: ComplexSelector): boolean {
  return (
    complex.at(-1)?.simples.some((simple) => (simple.kind === 'tag' && ROOTS.has(simple.name)) || (simple.kind === 'pseudo' && simple.name === 'root')) ?? false
  );
}
