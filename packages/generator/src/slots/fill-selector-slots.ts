import type { BrandKnowledge } from '@safecode/domain/knowledge/brand-knowledge';
import type { DomSelector } from '@safecode/domain/selectors/dom-selector';
import type { Slot } from '@safecode/domain/templates/slot';
import type { ElementMention } from '../elements/find-mentions.js';
import { findNamedElement } from '../elements/match-element.js';
import { replacementOf, usableSelectors } from '../elements/usable-selectors.js';
import type { SlotValue } from '../filling/normalize-slot-value.js';
import { tokenize } from '../reading/tokenize.js';
import { askForSlot, selectorChoices } from './ask-for-slot.js';
import type { Fill, Fills } from './fill.js';
import { wordsOfSlot } from './slot-words.js';

type SelectorSlot = Extract<Slot, { kind: 'selector' }>;

/** Where selectors come from: the brand's, seen from one page type. */
export interface SelectorSource {
  readonly knowledge: BrandKnowledge;
  readonly pageType: string;
}

export interface SelectorFilling {
  readonly fills: Fills;
  /** Mentions that found a slot. */
  readonly used: ReadonlySet<ElementMention>;
  /** Why what the request names cannot be touched at all; null when it can or can be asked for. */
  readonly impossible: string | null;
}

const MAX_CHOICES = 12;

/**
 * Fills selector slots: with the elements the request names, else with the brand's approved selector of the slot's role.
 * An element without approved selector is asked for, or refused when no slot could take the answer.
 */
export function fillSelectorSlots(
  source: SelectorSource,
  input: { readonly slots: readonly Slot[]; readonly open: readonly Slot[]; readonly mentions: readonly ElementMention[] },
): SelectorFilling {
  const fills: Fills = new Map();
  const used = new Set<ElementMention>();
  const selectorSlots = input.open.filter((slot): slot is SelectorSlot => slot.kind === 'selector');
  let impossible: string | null = null;
  for (const mention of input.mentions) {
    const free = selectorSlots.filter((slot) => !fills.has(slot.name));
    const slot = slotForMention(mention, free, { source, hasPosition: input.slots.some((one) => one.kind === 'position') });
    if (slot !== undefined) {
      used.add(mention);
      fills.set(slot.name, mention.entry === null ? askForUnknown(slot, mention, source) : { kind: 'value', value: mention.entry.selector, source: 'request' });
    } else if (mention.entry === null && !input.slots.some((one) => one.kind === 'selector' && !input.open.includes(one))) {
      impossible ??= sayUnknown(mention, source);
    }
  }
  for (const slot of selectorSlots) if (!fills.has(slot.name)) setIfKnown(fills, slot, fillByRole(slot, source));
  return { fills, used, impossible };
}

function setIfKnown(fills: Fills, slot: SelectorSlot, fill: Fill | null): void {
  if (fill !== null) fills.set(slot.name, fill);
}

/**
 * The slot a mention is meant for: one of its role; else, for a place, the slot the template puts things beside; else,
 * for an element itself, a slot whose role the brand has no selector for, because then only the request can say.
 */
function slotForMention(
  mention: ElementMention,
  free: readonly SelectorSlot[],
  template: { readonly source: SelectorSource; readonly hasPosition: boolean },
): SelectorSlot | undefined {
  const byRole = free.find((slot) => mention.entry !== null && slot.role === mention.entry.role);
  if (byRole !== undefined) return byRole;
  const undecided = free.filter((slot) => rolesOf(slot, template.source).length === 0);
  if (mention.position !== null && template.hasPosition) return free.find(isAnchor) ?? undecided[0] ?? free[0];
  return undecided[0];
}

const ANCHOR_WORDS = ['anchor', 'target', 'beside', 'place', 'stand', 'where'];
const isAnchor = (slot: SelectorSlot): boolean => ANCHOR_WORDS.some((word) => wordsOfSlot(slot).has(word));

function rolesOf(slot: SelectorSlot, source: SelectorSource): DomSelector[] {
  return usableSelectors(source.knowledge, source.pageType).filter((entry) => entry.role === slot.role);
}

function fillByRole(slot: SelectorSlot, source: SelectorSource): Fill | null {
  const [candidate] = selectorCandidates(slot, source);
  if (candidate !== undefined) return { kind: 'value', value: candidate, source: 'brand' };
  if (!slot.required) return null;
  const choices = selectorChoices(usableSelectors(source.knowledge, source.pageType), MAX_CHOICES);
  if (choices.length === 0) return null;
  return { kind: 'question', question: askForSlot(slot, { problem: `No approved selector on ${source.pageType} has the role "${slot.role}".`, choices }) };
}

/** What may stand in a slot when the request does not say, best first: selectors of its role, replacements of deprecated ones, its default. */
export function selectorCandidates(slot: SelectorSlot, source: SelectorSource): string[] {
  const usable = usableSelectors(source.knowledge, source.pageType);
  const replaced = source.knowledge.selectors
    .filter((entry) => entry.status === 'deprecated' && (entry.role === slot.role || entry.selector === slot.default))
    .flatMap((entry) => replacementOf(entry, usable) ?? []);
  const isDefaultUsable = slot.default !== undefined && (usable.some((entry) => entry.selector === slot.default) || slot.default.includes(source.knowledge.brand.ownPrefix));
  const candidates = [...rolesOf(slot, source), ...replaced].map((entry) => entry.selector);
  return [...new Set([...candidates, ...(isDefaultUsable && slot.default !== undefined ? [slot.default] : [])])];
}

/** An answer names a selector as it is approved, or an element by its name. Anything else is asked for again. */
export function fillFromAnswer(slot: SelectorSlot, answer: SlotValue, source: SelectorSource): Fill {
  const usable = usableSelectors(source.knowledge, source.pageType);
  const exact = usable.find((entry) => entry.selector === String(answer).trim());
  if (exact !== undefined) return { kind: 'value', value: exact.selector, source: 'answer' };
  const deprecated = source.knowledge.selectors.find((entry) => entry.status === 'deprecated' && entry.selector === String(answer).trim());
  const replacement = deprecated === undefined ? null : replacementOf(deprecated, usable);
  if (replacement !== null) return { kind: 'value', value: replacement.selector, source: 'answer' };
  const named = findNamedElement(tokenize(String(answer)).map((token) => token.stem), usable);
  if (named.kind === 'found' && !/[.#[>]/.test(String(answer))) return { kind: 'value', value: named.match.entry.selector, source: 'answer' };
  const closest = named.kind === 'unclear' ? named.closest : [];
  const problem = `"${answer}" is not an approved selector on ${source.pageType}.`;
  return { kind: 'question', question: askForSlot(slot, { problem, choices: selectorChoices([...closest, ...usable], MAX_CHOICES) }) };
}

function askForUnknown(slot: SelectorSlot, mention: ElementMention, source: SelectorSource): Fill {
  const choices = selectorChoices([...mention.closest, ...usableSelectors(source.knowledge, source.pageType)], MAX_CHOICES);
  return { kind: 'question', question: askForSlot(slot, { problem: sayUnknown(mention, source), choices }) };
}

/** Why a mention has no selector, with the nearest approved ones and what is known of it elsewhere. */
function sayUnknown(mention: ElementMention, source: SelectorSource): string {
  const { brand, selectors } = source.knowledge;
  const stems = tokenize(mention.phrase).map((token) => token.stem);
  const elsewhere = findNamedElement(stems, selectors.filter((entry) => entry.status !== 'archived'));
  const known = elsewhere.kind === 'found' ? elsewhere.match.entry : undefined;
  const where = known === undefined ? '' : known.status === 'deprecated' ? ' (its selector is deprecated)' : ` (there is one on ${known.pageType})`;
  const closest = mention.closest.slice(0, 3).map((entry) => entry.name);
  const near = closest.length === 0 ? '' : ` Closest: ${closest.join(', ')}.`;
  return `"${mention.phrase}" has no approved selector on ${source.pageType} of ${brand.name}${where}.${near}`;
}
