import { GLOBAL_PAGE_TYPE } from '@safecode/domain/policy/brand-policy';
import { isOffered, type DomSelector } from '@safecode/domain/selectors/dom-selector';
import type { Slot, SlotValues } from '@safecode/domain/templates/slot';
import type { TemplateContent } from '@safecode/domain/templates/template';
import { cssString } from './filling/css-value.js';
import { findCssPlaceholders } from './filling/find-css-placeholders.js';
import { findJsPlaceholders } from './filling/find-js-placeholders.js';
import { replacePlaceholders, type Placeholder } from './filling/find-placeholders.js';
import { jsNumberLiteral, jsStringLiteral, plainDecimal } from './filling/js-literal.js';
import { normalizeSlotValue, type SlotValue } from './filling/normalize-slot-value.js';

/** The part of a template that is filled. */
export type FillableTemplate = Pick<TemplateContent, 'javascript' | 'css' | 'slots'>;

/** A slot without a value it can be filled with. */
export class SlotValueError extends Error {
  readonly slot: string;

  constructor(slot: string, problem: string) {
    super(`Slot "${slot}": ${problem}`);
    this.name = 'SlotValueError';
    this.slot = slot;
  }
}

/**
 * Fills a template's code with values: in JavaScript a placeholder becomes a string or number literal, in CSS a colour,
 * a number with its unit, a selector or a string. A slot without value takes its default; an optional one without
 * either becomes `null` in JavaScript. The filled code is not proved yet.
 * @throws SlotValueError when a value is missing, breaks the slot's limits, or cannot stand in the language
 */
export function fillTemplate(template: FillableTemplate, values: SlotValues): { javascript: string; css: string } {
  const slots = new Map(template.slots.map((slot) => [slot.name, slot]));
  const valueOf = (name: string): { slot: Slot; value: SlotValue | null } => {
    const slot = slots.get(name);
    if (slot === undefined) throw new SlotValueError(name, 'the template has no such slot.');
    return { slot, value: resolveValue(slot, Object.hasOwn(values, name) ? values[name] : undefined) };
  };
  return {
    javascript: replacePlaceholders(template.javascript, (name) => {
      const { value } = valueOf(name);
      if (value === null) return 'null';
      return typeof value === 'number' ? jsNumberLiteral(value) : jsStringLiteral(value);
    }),
    css: replacePlaceholders(template.css, (name) => {
      const { slot, value } = valueOf(name);
      if (value === null) throw new SlotValueError(name, 'a value is needed, because CSS has no empty value.');
      return cssText(slot, value);
    }),
  };
}

function resolveValue(slot: Slot, given: SlotValue | undefined): SlotValue | null {
  const value = given ?? slot.default;
  if (value === undefined) {
    if (slot.required) throw new SlotValueError(slot.name, 'a value is needed.');
    return null;
  }
  const normalized = normalizeSlotValue(slot, value);
  if (!normalized.ok) throw new SlotValueError(slot.name, normalized.problem);
  return normalized.value;
}

function cssText(slot: Slot, value: SlotValue): string {
  if (slot.kind === 'number') return `${plainDecimal(Number(value))}${slot.unit ?? ''}`;
  if (slot.kind === 'text') return cssString(String(value));
  if (slot.kind === 'color' || slot.kind === 'selector') return String(value);
  throw new SlotValueError(slot.name, `a ${slot.kind} cannot stand in CSS.`);
}

/**
 * What is wrong with a template's placeholders and slots, as sentences; empty when they match. Placeholders must stand
 * where an expression or a value may stand, each must have a slot, each slot must be used, and defaults must fit.
 */
export function checkPlaceholders(template: FillableTemplate): string[] {
  const inJavascript = findJsPlaceholders(template.javascript);
  const inCss = findCssPlaceholders(template.css);
  const names = template.slots.map((slot) => slot.name);
  const used = new Set([...inJavascript, ...inCss].map((placeholder) => placeholder.name));
  return [
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `the slot "${name}" is there twice`),
    ...[...used].filter((name) => !names.includes(name)).map((name) => `"{{${name}}}" has no slot`),
    ...names.filter((name) => !used.has(name)).map((name) => `the slot "${name}" is not used in the code`),
    ...checkContexts(inJavascript, 'JavaScript'),
    ...checkContexts(inCss, 'CSS'),
    ...template.slots.flatMap((slot) => checkSlot(slot, inCss.some((placeholder) => placeholder.name === slot.name))),
  ];
}

function checkContexts(placeholders: readonly Placeholder[], language: string): string[] {
  return placeholders
    .filter((placeholder) => placeholder.context !== 'code')
    .map(({ name, context }) => `"{{${name}}}" stands in a ${context} of the ${language}; put it where a value may stand`);
}

function checkSlot(slot: Slot, isInCss: boolean): string[] {
  const problems: string[] = [];
  if (isInCss && (slot.kind === 'url' || slot.kind === 'position')) problems.push(`the slot "${slot.name}" is a ${slot.kind} and cannot stand in CSS`);
  if (isInCss && !slot.required && slot.default === undefined) problems.push(`the slot "${slot.name}" is used in CSS and needs a default or must be required`);
  if (slot.default !== undefined) {
    const normalized = normalizeSlotValue(slot, slot.default);
    if (!normalized.ok) problems.push(`the default of "${slot.name}" does not fit: ${normalized.problem}`);
  }
  return problems;
}

/** Where examples of selector slots come from: the brand's selectors, seen from one page type. */
export interface ExampleSource {
  readonly selectors: readonly DomSelector[];
  readonly pageType: string;
}

/**
 * Values that stand in for a request when a template is checked or shown: defaults, else plain examples within the
 * slot's limits. A selector slot without default takes the brand's approved selector of its role, else any approved
 * one of the page type; without a source it is left out, and filling then says which slot lacks a value.
 */
export function exampleValues(template: Pick<TemplateContent, 'slots'>, source?: ExampleSource): SlotValues {
  const values: SlotValues = {};
  for (const slot of template.slots) {
    const value = slot.default ?? exampleOf(slot, source);
    if (value !== undefined) values[slot.name] = value;
  }
  return values;
}

const PLAIN_EXAMPLES = { color: '#336699', url: '/', position: 'beforebegin' } as const;

function exampleOf(slot: Slot, source: ExampleSource | undefined): SlotValue | undefined {
  if (slot.kind === 'selector') return source === undefined ? undefined : exampleSelector(slot.role, source);
  if (slot.kind === 'number') return Math.min(slot.max ?? Number.MAX_SAFE_INTEGER, Math.max(slot.min ?? 1, 10));
  if (slot.kind === 'text') return `Example of ${slot.label}`.slice(0, slot.maxLength);
  return PLAIN_EXAMPLES[slot.kind];
}

function exampleSelector(role: string, source: ExampleSource): string | undefined {
  const usable = source.selectors.filter(
    (entry) => isOffered(entry) && (entry.pageType === source.pageType || entry.pageType === GLOBAL_PAGE_TYPE),
  );
  return (usable.find((entry) => entry.role === role) ?? usable.find((entry) => entry.pageType === source.pageType) ?? usable[0])?.selector;
}
