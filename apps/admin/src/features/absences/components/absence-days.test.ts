import { expect, test } from 'vitest';
import { dayOf, toTimes } from './absence-days.js';

test('days become instants of this zone, the last day included', () => {
  const { startsAt, endsAt } = toTimes({ from: '2026-12-24', to: '2026-12-24' });
  expect(dayOf(new Date(startsAt))).toBe('2026-12-24');
  expect(dayOf(new Date(endsAt))).toBe('2026-12-25');
  expect(dayOf(new Date(toTimes({ from: '2026-12-31', to: '2026-12-31' }).endsAt))).toBe('2027-01-01');
});

test('what is no day is empty, so that the form says so', () => {
  expect(toTimes({ from: '', to: 'tomorrow' })).toEqual({ startsAt: '', endsAt: '' });
});
