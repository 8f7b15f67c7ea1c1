import type { CorrectionPreview } from '@safecode/domain/corrections/correction';
import { expect, test } from 'vitest';
import { messages } from '../messages.js';
import { whatBlocks } from './what-blocks.js';

const sides = { id: 1, originalRevision: 1, javascript: '', css: 'a {}' };
const data: CorrectionPreview = { kind: 'style_fix', parts: [], isChanged: true, teaches: true, report: { verdict: 'pass', parts: [] }, needs: null };
const finding = { category: 'overlay' as const, severity: 'error' as const, message: 'm', line: 1, column: 1, endLine: 1, endColumn: 2 };
const effects = { selectors: [], hosts: [], events: [], timers: [], globals: [], classes: [], created: [] };
const unsafe: CorrectionPreview = { ...data, report: { verdict: 'fail', parts: [{ verdict: 'fail', language: 'css', pageType: 'pdp', findings: [finding], effects, checked: [], verifierVersion: '1' }] } };
const form = { sides, preview: { data, isBehind: false, error: null }, needsReason: false, reason: '' };

test.each([
  ['nothing', form, null],
  ['no later revision', { ...form, sides: null }, messages.noLater],
  ['a check that is under way', { ...form, preview: { ...form.preview, isBehind: true } }, messages.checking],
  ['two equal sides', { ...form, preview: { ...form.preview, data: { ...data, isChanged: false } } }, messages.notChanged],
  ['unsafe code', { ...form, preview: { ...form.preview, data: unsafe } }, messages.notSafe(1)],
  ['a reason that the brand asks for', { ...form, needsReason: true, reason: ' ' }, messages.reasonNeeded],
  ['no reason where one is given', { ...form, needsReason: true, reason: 'It was red' }, null],
])('%s blocks', (_, input, blocked) => {
  expect(whatBlocks(input)).toBe(blocked);
});
