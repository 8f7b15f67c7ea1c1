import type { IncidentSelector, Suggestion } from '@safecode/domain/selector-health/health-view';
import { describe, expect, test } from 'vitest';
import { suggestedChoice, toMends, type Choice } from './plan-mends.js';

const suggestion = (change: Partial<Suggestion>): Suggestion => ({ outcome: 'found', selector: '.new', confidence: 0.9, stability: 0.8, reasons: [], box: null, alternatives: [], ...change });
const entry = (change: Partial<IncidentSelector> = {}): IncidentSelector => ({
  selectorId: 7, name: 'Buy', selector: '.old', selectorVersion: 3, pageId: 1, pageType: 'pdp', url: 'https://shop.example', state: 'invalid', reasons: [], suggestion: suggestion({}),
  before: null, now: null, impact: { templates: [], codes: [], liveCount: 0 }, decision: null, decidedBy: null, ...change,
});

describe('mends', () => {
  test.each<[string, Partial<Suggestion> | null, Choice]>([
    ['a sure suggestion is chosen', {}, { action: 'replace', selector: '.new' }],
    ['what is gone is retired', { outcome: 'gone', selector: null }, { action: 'retire', selector: '' }],
    ['an uncertain one is never chosen', { outcome: 'uncertain' }, { action: 'none', selector: '.new' }],
    ['without a suggestion nothing is', null, { action: 'none', selector: '' }],
  ])('%s', (_, change, choice) => {
    expect(suggestedChoice({ suggestion: change === null ? null : suggestion(change) })).toEqual(choice);
  });
  test.each<[string, Choice, Partial<IncidentSelector>, unknown[]]>([
    ['a replacement', { action: 'replace', selector: ' .new ' }, {}, [{ action: 'replace', selectorId: 7, expectedVersion: 3, selector: '.new' }]],
    ['no text is no replacement', { action: 'replace', selector: ' ' }, {}, []],
    ['the same text is none either', { action: 'replace', selector: '.old' }, {}, []],
    ['retiring', { action: 'retire', selector: '' }, {}, [{ action: 'retire', selectorId: 7, expectedVersion: 3 }]],
    ['what is decided is left', { action: 'retire', selector: '' }, { decision: 'retired' }, []],
    ['nothing chosen', { action: 'none', selector: '.new' }, {}, []],
  ])('%s', (_, choice, ...[change, mends]) => {
    expect(toMends([entry(change)], () => choice)).toEqual(mends);
  });
});
