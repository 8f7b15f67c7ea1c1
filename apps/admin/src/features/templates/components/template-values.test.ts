import { slotSchema, type Slot } from '@safecode/domain/templates/slot';
import { templateContentSchema, type Template } from '@safecode/domain/templates/template';
import { describe, expect, test } from 'vitest';
import { messages } from '../messages.js';
import { newSlot, templateValues, toSlot, toTemplateContent } from './template-values.js';

const common = { label: 'Label', required: true, hints: ['word'] };
const SLOTS: Slot[] = [
  { ...common, kind: 'text', name: 'copy', default: 'Free', maxLength: 80 },
  { ...common, kind: 'color', name: 'ground', default: '#1e4d2b' },
  { ...common, kind: 'number', name: 'amount', default: 0, min: 0, max: 500, unit: 'px', quantity: 'length' },
  { ...common, kind: 'number', name: 'count', quantity: 'money', required: false },
  { ...common, kind: 'selector', name: 'target', role: 'buyButton' },
  { ...common, kind: 'url', name: 'link' },
  { ...common, kind: 'position', name: 'where', default: 'beforebegin' },
];
const TEMPLATE: Template = {
  id: 3,
  brandId: 1,
  slug: 'bar',
  version: 2,
  status: 'published',
  name: 'Bar',
  description: 'A bar',
  testType: 'banner',
  keywords: ['bar'],
  pageTypes: ['pdp'],
  javascript: 'use({{copy}});',
  css: '.a{}',
  slots: SLOTS,
  report: { verdict: 'pass', parts: [] },
  createdAt: '2026-11-23T12:00:00Z',
  updatedAt: '2026-11-23T12:00:00Z',
  updatedBy: null,
};

describe('a template in its form', () => {
  test('survives unchanged, slot by slot', () => {
    const { id: _i, brandId: _b, slug: _s, version: _v, status: _st, report: _r, createdAt: _c, updatedAt: _u, updatedBy: _by, ...content } = TEMPLATE;
    expect(templateContentSchema.parse(toTemplateContent(templateValues(TEMPLATE, ['pdp'])))).toEqual(content);
  });
  test('every kind of slot is offered and tested', () => {
    expect(new Set(SLOTS.map((slot) => slot.kind))).toEqual(new Set(Object.keys(messages.kinds)));
  });
  test('a new slot needs a name and a label', () => {
    const { error } = slotSchema.safeParse(toSlot(newSlot('k')));
    expect(error?.issues.map((issue) => issue.path.join('.')).sort()).toEqual(['label', 'name']);
  });
  test('changing the kind sends only what the new kind has', () => {
    const [fields] = templateValues({ ...TEMPLATE, slots: SLOTS.slice(2, 3) }, []).slots;
    expect(fields && toSlot({ ...fields, kind: 'url', default: '' })).toEqual({ ...common, kind: 'url', name: 'amount' });
  });
});
