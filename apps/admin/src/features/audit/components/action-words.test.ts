import { describe, expect, test } from 'vitest';
import { ACTION_CHOICES, actionWords, objectWords } from './action-words.js';

describe('words of the ledger', () => {
  test.each([
    ['member.role_changed', 'Member: role changed'],
    ['api_key.revoked', 'API key: revoked'],
    ['legal_hold.placed', 'Legal hold: placed'],
    ['audit.searched', 'Ledger: searched'],
  ] as const)('%s is "%s"', (action, words) => {
    expect(actionWords(action)).toBe(words);
  });
  test('no two actions read the same', () => {
    expect(new Set(ACTION_CHOICES.map(({ label }) => label)).size).toBe(ACTION_CHOICES.length);
  });
  test('types of objects read as words', () => {
    expect([objectWords('dom_selector'), objectWords('api_key')]).toEqual(['Selector', 'API key']);
  });
});
