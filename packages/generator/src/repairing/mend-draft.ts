import type { Slot, SlotValues } from '@safecode/domain/templates/slot';
import type { Template } from '@safecode/domain/templates/template';
import type { Draft, RepairRequest } from '../drafter.js';
import { replacementOf, usableSelectors } from '../elements/usable-selectors.js';
import { fillTemplate, SlotValueError } from '../fill-template.js';
import { jsStringLiteral } from '../filling/js-literal.js';
import { readRequest } from '../reading/read-request.js';
import { selectorCandidates, type SelectorSource } from '../slots/fill-selector-slots.js';
import { fillSlots } from '../slots/fill-slots.js';
import { blamedText, isBlamed } from './blamed-text.js';

/**
 * Mends what can be mended without understanding: the next selector of a slot's role in place of one that is to blame,
 * the default in place of a link, colour or number that is to blame, and the replacement of a deprecated selector that
 * stands in the template's code. Copy is never changed: it is what was asked for. A draft that cannot be mended comes
 * back as it was.
 */
export function mendDraft(request: RepairRequest): Draft {
  const { draft } = request;
  const template = request.knowledge.templates.find((one) => one.id === draft.template?.id);
  if (template === undefined) return draft;
  const blamed = blamedText(request.report, draft);
  // The values are derived anew, not kept: the same request always has the same ones.
  const before = fillSlots(template, request, readRequest(request.description)).values;
  const mended = mendValues(template, before, { request, blamed });
  try {
    const filled = fillTemplate(template, mended.values);
    const code = replaceDeprecated(filled, request);
    return { ...draft, ...code, selectors: mended.selectors, openQuestions: draft.openQuestions + mended.changes };
  } catch (error) {
    if (error instanceof SlotValueError) return draft;
    throw error;
  }
}

interface Mending {
  readonly request: RepairRequest;
  readonly blamed: readonly string[];
}

function mendValues(template: Template, before: SlotValues, mending: Mending): { values: SlotValues; selectors: string[]; changes: number } {
  const values: SlotValues = { ...before };
  const selectors = new Set<string>();
  let changes = 0;
  for (const slot of template.slots) {
    const value = values[slot.name];
    if (value === undefined) continue;
    const next = slot.kind === 'selector' ? nextSelector(slot, String(value), mending) : nextValue(slot, String(value), mending);
    if (next !== undefined) {
      values[slot.name] = next;
      if (next !== value) changes += 1;
    }
    if (slot.kind === 'selector') selectors.add(String(values[slot.name]));
  }
  return { values, selectors: [...selectors], changes };
}

/** Candidates are tried in order and never twice: the one in use tells how far an earlier repair has come. */
function nextSelector(slot: Extract<Slot, { kind: 'selector' }>, first: string, { request, blamed }: Mending): string {
  const source: SelectorSource = { knowledge: request.knowledge, pageType: request.pageType };
  const candidates = [...new Set([first, ...selectorCandidates(slot, source)])];
  const at = Math.max(0, candidates.findIndex((candidate) => request.draft.selectors.includes(candidate)));
  const current = candidates[at] ?? first;
  return isBlamed(current, blamed) ? (candidates[at + 1] ?? current) : current;
}

function nextValue(slot: Slot, value: string, { request, blamed }: Mending): string | number | undefined {
  if (slot.kind !== 'url' && slot.kind !== 'color' && slot.kind !== 'number') return undefined;
  const wasReplaced = slot.kind === 'url' && !request.draft.javascript.includes(jsStringLiteral(value));
  return wasReplaced || isBlamed(value, blamed) ? slot.default : undefined;
}

/** A template may have been written before a selector in its code was deprecated. Only whole selectors are replaced. */
function replaceDeprecated(code: { readonly javascript: string; readonly css: string }, request: RepairRequest): { javascript: string; css: string } {
  const usable = usableSelectors(request.knowledge, request.pageType);
  let { javascript, css } = code;
  for (const entry of request.knowledge.selectors) {
    const replacement = entry.status === 'deprecated' ? replacementOf(entry, usable) : null;
    if (replacement === null) continue;
    for (const literal of [JSON.stringify(entry.selector), `'${entry.selector}'`]) javascript = javascript.replaceAll(literal, () => jsStringLiteral(replacement.selector));
    const whole = new RegExp(`(?<![\\w-])${entry.selector.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`)}(?![\\w-])`, 'g');
    css = css.replaceAll(whole, () => replacement.selector);
  }
  return { javascript, css };
}
