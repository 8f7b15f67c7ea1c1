import type { Slot, SlotKind } from '@safecode/domain/templates/slot';
import type { Template } from '@safecode/domain/templates/template';

/** What the fields of one slot hold, for every kind at once. Numbers are text until they are sent. */
export interface SlotFields extends Record<string, unknown> {
  /** Stable within the form, so that removing one slot does not mix the fields of others. */
  key: string;
  kind: SlotKind;
  name: string;
  label: string;
  required: boolean;
  hints: string[];
  default: string;
  maxLength: string;
  min: string;
  max: string;
  unit: string;
  quantity: 'money' | 'length' | 'duration' | 'percent' | 'count';
  role: string;
}

export interface TemplateValues extends Record<string, unknown> {
  name: string;
  slug: string;
  testType: string;
  description: string;
  keywords: string[];
  pageTypes: string[];
  javascript: string;
  css: string;
  slots: SlotFields[];
}

export const newSlot = (key: string): SlotFields => ({
  key,
  kind: 'text',
  name: '',
  label: '',
  required: true,
  hints: [],
  default: '',
  maxLength: '200',
  min: '',
  max: '',
  unit: '',
  quantity: 'count',
  role: '',
});

const text = (value: string | number | undefined): string => (value === undefined ? '' : String(value));

function slotFields(slot: Slot, index: number): SlotFields {
  const base = { ...newSlot(`slot-${index}`), kind: slot.kind, name: slot.name, label: slot.label, required: slot.required, hints: slot.hints, default: text(slot.default) };
  if (slot.kind === 'text') return { ...base, maxLength: String(slot.maxLength) };
  if (slot.kind === 'number') return { ...base, min: text(slot.min), max: text(slot.max), unit: slot.unit ?? '', quantity: slot.quantity };
  return slot.kind === 'selector' ? { ...base, role: slot.role } : base;
}

/** The fields of a template, or those of a new one. */
export function templateValues(template: Template | null, pageTypes: readonly string[]): TemplateValues {
  if (template === null) {
    return { name: '', slug: '', testType: '', description: '', keywords: [], pageTypes: pageTypes.slice(0, 1), javascript: '', css: '', slots: [] };
  }
  const { name, slug, testType, description, keywords, javascript, css } = template;
  return { name, slug, testType, description, keywords, pageTypes: template.pageTypes, javascript, css, slots: template.slots.map(slotFields) };
}

const numberOf = (value: string): number | undefined => (value.trim() === '' ? undefined : Number(value));
const orAbsent = <K extends string, V>(key: K, value: V | undefined | ''): { [P in K]?: V } => (value === undefined || value === '' ? {} : ({ [key]: value } as { [P in K]?: V }));

/** One slot as the API takes it: only what its kind has. */
export function toSlot(fields: SlotFields): Record<string, unknown> {
  const base = { kind: fields.kind, name: fields.name.trim(), label: fields.label.trim(), required: fields.required, hints: fields.hints };
  switch (fields.kind) {
    case 'text':
      return { ...base, ...orAbsent('default', fields.default), maxLength: numberOf(fields.maxLength) };
    case 'number':
      return {
        ...base,
        ...orAbsent('default', numberOf(fields.default)),
        ...orAbsent('min', numberOf(fields.min)),
        ...orAbsent('max', numberOf(fields.max)),
        ...orAbsent('unit', fields.unit),
        quantity: fields.quantity,
      };
    case 'selector':
      return { ...base, role: fields.role.trim(), ...orAbsent('default', fields.default) };
    case 'color':
    case 'url':
    case 'position':
      return { ...base, ...orAbsent('default', fields.default) };
  }
}

/** The content as the API takes it. The short name is apart: only creating takes it. */
export const toTemplateContent = (values: TemplateValues): Record<string, unknown> => {
  const { slug: _slug, slots, ...content } = values;
  return { ...content, slots: slots.map(toSlot) };
};
