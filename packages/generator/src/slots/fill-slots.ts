import type { Question } from '@safecode/domain/generation/generate-variation';
import type { Slot, SlotValues } from '@safecode/domain/templates/slot';
import type { Template } from '@safecode/domain/templates/template';
import { toConcepts } from '../choosing/concepts.js';
import type { DraftRequest } from '../drafter.js';
import { findMentions, type ElementMention } from '../elements/find-mentions.js';
import { usableSelectors } from '../elements/usable-selectors.js';
import type { Reading } from '../reading/read-request.js';
import { wordsOfName } from '../reading/tokenize.js';
import { rememberByObject } from '../remembering/remember-by-object.js';
import { askForSlot } from './ask-for-slot.js';
import { fillFromAnswer, fillSelectorSlots, type SelectorSource } from './fill-selector-slots.js';
import { fillValueSlots } from './fill-value-slots.js';
import { fillWith, type Fills } from './fill.js';

export interface SlotFilling {
  readonly values: SlotValues;
  readonly questions: Question[];
  /** Why the request cannot be served with this template; null when it can. */
  readonly impossible: string | null;
  /** Points decided by default that the request could have said. Looks (colours, lengths, places) do not count. */
  readonly assumed: number;
  /** Share of what the request says that found a place, 0..1; 1 when it says nothing in particular. */
  readonly usedShare: number;
}

/**
 * Fills a template's slots for a request. Answers win, then the words of the request, then the brand's selectors, then
 * defaults. What is still missing is asked for, all at once.
 */
export function fillSlots(template: Template, request: DraftRequest, reading: Reading): SlotFilling {
  const source: SelectorSource = { knowledge: request.knowledge, pageType: request.pageType };
  const fills = fillAnswers(template.slots, request, source);
  const open = template.slots.filter((slot) => !fills.has(slot.name));
  const mentions = findMentions(reading, usableSelectors(request.knowledge, request.pageType), wordsOfTemplate(template));
  const values = fillValueSlots(reading, open);
  const selectors = fillSelectorSlots(source, { slots: template.slots, open, mentions });
  for (const [name, fill] of [...values.fills, ...selectors.fills]) fills.set(name, fill);
  for (const slot of open) fillPosition(slot, fills, { mentions, used: selectors.used });
  const assumed = fillDefaults(open, fills);
  const said = values.said + mentions.length;
  return {
    values: valuesOf(fills),
    questions: template.slots.flatMap((slot) => {
      const fill = fills.get(slot.name);
      return fill?.kind === 'question' ? [fill.question] : [];
    }),
    impossible: selectors.impossible,
    assumed,
    usedShare: said === 0 ? 1 : (values.used + selectors.used.size) / said,
  };
}

function fillAnswers(slots: readonly Slot[], request: DraftRequest, source: SelectorSource): Fills {
  const fills: Fills = new Map();
  for (const slot of slots) {
    const answer = Object.hasOwn(request.answers, slot.name) ? request.answers[slot.name] : undefined;
    if (answer === undefined || (typeof answer === 'string' && answer.trim() === '')) continue;
    fills.set(slot.name, slot.kind === 'selector' ? fillFromAnswer(slot, answer, source) : fillWith(slot, answer, 'answer'));
  }
  return fills;
}

/** Only what the template is called: words of its slots may well mean elements of the page. */
const wordsOfTemplate = rememberByObject((template: Template): ReadonlySet<string> => {
  const words = [template.name, template.testType, ...template.keywords].flatMap(wordsOfName);
  return new Set([...words, ...toConcepts(words)]);
});

function fillPosition(slot: Slot, fills: Fills, said: { readonly mentions: readonly ElementMention[]; readonly used: ReadonlySet<ElementMention> }): void {
  if (slot.kind !== 'position') return;
  const placed = said.mentions.filter((mention) => mention.position !== null);
  const mention = placed.find((one) => said.used.has(one)) ?? placed.find((one) => one.entry !== null);
  if (mention?.position !== undefined && mention.position !== null) fills.set(slot.name, { kind: 'value', value: mention.position, source: 'request' });
}

/** Fills what is left with defaults, asks for what has none, and counts what the request could have said. */
function fillDefaults(open: readonly Slot[], fills: Fills): number {
  let assumed = 0;
  for (const slot of open) {
    if (fills.has(slot.name)) continue;
    // A selector's default was weighed with the brand's selectors: here it could only be one that is not approved.
    const value = slot.kind === 'selector' ? undefined : slot.default;
    if (value !== undefined) {
      fills.set(slot.name, fillWith(slot, value, 'default'));
      if (!isLook(slot)) assumed += 1;
    } else if (slot.required) fills.set(slot.name, { kind: 'question', question: askForSlot(slot) });
  }
  return assumed;
}

const isLook = (slot: Slot): boolean => slot.kind === 'color' || slot.kind === 'position' || (slot.kind === 'number' && slot.quantity === 'length');

function valuesOf(fills: Fills): SlotValues {
  const values: SlotValues = {};
  for (const [name, fill] of fills) if (fill.kind === 'value') values[name] = fill.value;
  return values;
}
