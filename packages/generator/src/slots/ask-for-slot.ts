import type { Question } from '@safecode/domain/generation/generate-variation';
import type { DomSelector } from '@safecode/domain/selectors/dom-selector';
import type { Slot } from '@safecode/domain/templates/slot';

type NumberSlot = Extract<Slot, { kind: 'number' }>;

const MEANING: Readonly<Record<NumberSlot['quantity'], string>> = { money: 'an amount of money', length: 'a length', duration: 'a time', percent: 'a percentage', count: 'a number' };

const POSITIONS: Question['choices'] = [
  { value: 'beforebegin', label: 'Above the element' },
  { value: 'afterend', label: 'Below the element' },
  { value: 'afterbegin', label: 'Inside, at its top' },
  { value: 'beforeend', label: 'Inside, at its bottom' },
];

/** The exact question for a slot. `problem` says what was wrong with what was said; `choices` are offered, not imposed, except for selectors. */
export function askForSlot(slot: Slot, more: { readonly problem?: string; readonly choices?: Question['choices'] } = {}): Question {
  const lead = more.problem === undefined ? '' : `${more.problem} `;
  const choices = more.choices ?? (slot.kind === 'position' ? POSITIONS : []);
  return { name: slot.name, question: `${lead}${sentenceFor(slot)}`, kind: slot.kind, choices };
}

function sentenceFor(slot: Slot): string {
  if (slot.kind === 'text') return `What exactly should "${slot.label}" say? At most ${slot.maxLength} characters.`;
  if (slot.kind === 'color') return `Which colour is "${slot.label}"? Write #rrggbb or a CSS colour name.`;
  if (slot.kind === 'number') return `How much is "${slot.label}"? ${describeNumber(slot)}`;
  if (slot.kind === 'selector') return `Which element is "${slot.label}"? Only approved elements can be used.`;
  if (slot.kind === 'url') return `Where should "${slot.label}" lead? Write https://… or a path that starts with "/".`;
  return `Where should it stand ("${slot.label}")?`;
}

function describeNumber(slot: NumberSlot): string {
  const unit = slot.unit === undefined ? '' : ` in ${slot.unit}`;
  const { min, max } = slot;
  const range = min !== undefined && max !== undefined ? `, from ${min} to ${max}` : min !== undefined ? `, at least ${min}` : max !== undefined ? `, at most ${max}` : '';
  return `Write ${MEANING[slot.quantity]}${unit}${range}.`;
}

/** Approved elements as choices, each once. */
export function selectorChoices(entries: readonly DomSelector[], max: number): Question['choices'] {
  const choices = new Map(entries.map((entry) => [entry.selector, { value: entry.selector, label: entry.name }]));
  return [...choices.values()].slice(0, max);
}
