import { describe, expect, test } from 'vitest';
import { decideAlert, describeIncident, toldAfter, type IncidentEvent, type IncidentFacts, type ToldOfIncident } from './incident-alert.js';

const facts = (change: Partial<IncidentFacts> = {}): IncidentFacts => ({ isOver: false, selectors: [{ name: 'Price', pageType: 'pdp', state: 'invalid' }], templates: [], codes: [], ...change });
const NOTHING: ToldOfIncident = { count: 0, broken: 0, live: 0, isOver: false };
const ONCE: ToldOfIncident = { count: 1, broken: 1, live: 0, isOver: false };
const two = [...facts().selectors, { name: 'Basket', pageType: 'cart', state: 'gone' as const }];
const live = [{ id: 7, title: 'Bar', status: 'deployed' }];

describe('what is told of an incident', () => {
  test.each<[string, ToldOfIncident, Partial<IncidentFacts>, IncidentEvent | null]>([
    ['the first break', NOTHING, {}, 'incident_opened'],
    ['a break that was over before anybody was told', NOTHING, { isOver: true }, null],
    ['the same once more', ONCE, {}, null],
    ['another selector', ONCE, { selectors: two }, 'incident_grown'],
    ['code that went live meanwhile', ONCE, { codes: live }, 'incident_grown'],
    ['less than before', { ...ONCE, broken: 3 }, { selectors: two }, null],
    ['the end', ONCE, { isOver: true }, 'incident_closed'],
    ['the end once more', { ...ONCE, isOver: true }, { isOver: true }, null],
  ])('%s', (...[, told, change, event]) => {
    expect(decideAlert(told, facts(change))).toBe(event);
  });

  test('is not told a second time, whatever was told', () => {
    for (const change of [{}, { selectors: two }, { codes: live }, { isOver: true }]) {
      expect(decideAlert(toldAfter(ONCE, facts(change)), facts(change))).toBeNull();
    }
  });
});

describe('an incident in words', () => {
  test('names what is broken and what it endangers', () => {
    const described = describeIncident(facts({ selectors: two, codes: [...live, { id: 9, title: 'Note', status: 'approved' }], templates: [{ id: 1, name: 'Sticky bar' }] }));
    expect(described).toEqual({
      title: '2 selectors broke on cart, pdp',
      detail: 'Broken: Price, Basket.\nGone from the page: Basket.\nLive code at risk: #7 Bar.\nApproved code at risk: #9 Note.\nTemplates at risk: Sticky bar.',
    });
  });

  test('says how many more there are, and when nothing is at risk', () => {
    const many = Array.from({ length: 12 }, (_, at) => ({ name: `S${at}`, pageType: 'pdp', state: 'invalid' as const }));
    expect(describeIncident(facts({ selectors: many })).detail).toBe('Broken: S0, S1, S2, S3, S4, S5, S6, S7 and 4 more.\nNothing that is approved uses them.');
  });
});
