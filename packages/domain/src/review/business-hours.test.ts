import { describe, expect, it } from 'vitest';
import { addBusinessHours } from './business-hours.js';
import type { WorkingHours } from './review-policy.js';

const office = (fields: Partial<WorkingHours> = {}): WorkingHours => ({ timeZone: 'UTC', days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00', ...fields });
const berlin = (fields: Partial<WorkingHours> = {}) => office({ timeZone: 'Europe/Berlin', ...fields });

describe('business hours', () => {
  it.each<[string, string, number, WorkingHours, string]>([
    ['within a day', '2026-11-30T10:00:00Z', 3, office(), '2026-11-30T13:00:00.000Z'],
    ['to the very end of a day', '2026-11-30T09:00:00Z', 8, office(), '2026-11-30T17:00:00.000Z'],
    ['over the night', '2026-11-30T16:00:00Z', 2, office(), '2026-12-01T10:00:00.000Z'],
    ['from before work', '2026-11-30T04:00:00Z', 1, office(), '2026-11-30T10:00:00.000Z'],
    ['from after work', '2026-11-30T21:00:00Z', 1, office(), '2026-12-01T10:00:00.000Z'],
    ['from a Saturday', '2026-11-28T12:00:00Z', 1, office(), '2026-11-30T10:00:00.000Z'],
    ['over a weekend', '2026-11-27T16:30:00Z', 1, office(), '2026-11-30T09:30:00.000Z'],
    ['three working days', '2026-11-26T09:00:00Z', 24, office(), '2026-11-30T17:00:00.000Z'],
    ['half an hour', '2026-11-30T16:45:00Z', 0.5, office(), '2026-12-01T09:15:00.000Z'],
    ['in a zone east of UTC', '2026-11-30T22:00:00Z', 1, office({ timeZone: 'Asia/Tokyo' }), '2026-12-01T01:00:00.000Z'],
    ['in a zone with a date of yesterday', '2026-12-01T02:00:00Z', 1, office({ timeZone: 'America/Los_Angeles' }), '2026-12-01T18:00:00.000Z'],
    ['in a zone with a quarter of an hour', '2026-11-30T00:00:00Z', 1, office({ timeZone: 'Asia/Kathmandu' }), '2026-11-30T04:15:00.000Z'],
    ['over the change to winter time', '2026-10-23T14:00:00Z', 2, berlin(), '2026-10-26T09:00:00.000Z'],
    ['over the change to summer time', '2026-03-27T15:00:00Z', 2, berlin(), '2026-03-30T08:00:00.000Z'],
    ['on a night shift that loses an hour', '2026-03-28T23:00:00Z', 6, berlin({ days: [7, 1], from: '00:00', to: '06:00' }), '2026-03-29T23:00:00.000Z'],
    ['on a night shift that gains an hour', '2026-10-24T22:00:00Z', 7, berlin({ days: [7], from: '00:00', to: '06:00' }), '2026-10-25T05:00:00.000Z'],
    ['with a working day that begins in the hour that is skipped', '2026-03-29T00:00:00Z', 1, berlin({ days: [7], from: '02:30', to: '12:00' }), '2026-03-29T02:30:00.000Z'],
    ['over the turn of the year', '2026-12-31T16:00:00Z', 2, office(), '2027-01-01T10:00:00.000Z'],
  ])('%s', (...[, start, hours, working, expected]) => {
    expect(addBusinessHours(new Date(start), hours, working).toISOString()).toBe(expected);
  });

  it('ends even when there is hardly any working time', () => {
    const rare = office({ days: [3], from: '09:00', to: '10:00' });
    expect(addBusinessHours(new Date('2026-01-01T00:00:00Z'), 2000, rare).getUTCFullYear()).toBe(2064);
  });
});
