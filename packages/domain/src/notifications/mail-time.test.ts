import { describe, expect, it } from 'vitest';
import { mailTime } from './mail-time.js';
import { DEFAULT_SETTINGS, timeZoneSchema, type MailTimes } from './settings.js';

const times = (fields: Partial<MailTimes>): MailTimes => ({ ...DEFAULT_SETTINGS.times, timeZone: 'Europe/Zurich', ...fields });
const night = { from: '22:00', until: '07:00' };
const when = (now: string, fields: Partial<MailTimes>, isUrgent = false): string => mailTime(new Date(now), { times: times(fields), isUrgent }).toISOString().replace('.000Z', 'Z');

describe('the time of a mail', () => {
  it.each<[string, string, Partial<MailTimes>, string]>([
    ['is now', '2026-11-10T12:34:56Z', {}, '2026-11-10T12:34:56Z'],
    ['is the end of the hour', '2026-11-10T12:34:56Z', { digest: 'hourly' }, '2026-11-10T13:00:00Z'],
    ['is the next hour on the hour', '2026-11-10T12:00:00Z', { digest: 'hourly' }, '2026-11-10T13:00:00Z'],
    ['is the end of the hour where hours are half an hour off', '2026-11-10T12:10:00Z', { digest: 'hourly', timeZone: 'Asia/Kolkata' }, '2026-11-10T12:30:00Z'],
    ['is today at eight (seven in UTC)', '2026-11-10T05:00:00Z', { digest: 'daily' }, '2026-11-10T07:00:00Z'],
    ['is tomorrow at eight', '2026-11-10T07:00:00Z', { digest: 'daily' }, '2026-11-11T07:00:00Z'],
    ['is at eight in summer too', '2026-07-10T05:00:00Z', { digest: 'daily' }, '2026-07-10T06:00:00Z'],
    ['is at eight on the day clocks go forward', '2026-03-28T09:00:00Z', { digest: 'daily' }, '2026-03-29T06:00:00Z'],
    ['is at eight on the day clocks go back', '2026-10-24T09:00:00Z', { digest: 'daily' }, '2026-10-25T07:00:00Z'],
    ['is the end of the night', '2026-11-10T22:30:00Z', { quiet: night }, '2026-11-11T06:00:00Z'],
    ['is the end of the night after midnight', '2026-11-11T03:00:00Z', { quiet: night }, '2026-11-11T06:00:00Z'],
    ['is now when the night is over', '2026-11-11T06:00:00Z', { quiet: night }, '2026-11-11T06:00:00Z'],
    ['is now before the night', '2026-11-10T20:59:59Z', { quiet: night }, '2026-11-10T20:59:59Z'],
    ['is the end of lunch', '2026-11-10T11:15:00Z', { quiet: { from: '12:00', until: '13:00' } }, '2026-11-10T12:00:00Z'],
    ['is the end of the night for a digest that falls into it', '2026-11-10T21:30:00Z', { digest: 'hourly', quiet: night }, '2026-11-11T06:00:00Z'],
    ['is the end of a night that is an hour shorter', '2026-03-29T00:30:00Z', { quiet: night }, '2026-03-29T05:00:00Z'],
    ['is the end of a night that is an hour longer', '2026-10-25T00:30:00Z', { quiet: night }, '2026-10-25T06:00:00Z'],
    ['is the change when the end of the night is left out', '2026-03-29T00:10:00Z', { quiet: { from: '23:00', until: '02:30' } }, '2026-03-29T01:00:00Z'],
    ['is the first of two ends of the night', '2026-10-24T23:10:00Z', { quiet: { from: '23:00', until: '02:30' } }, '2026-10-25T00:30:00Z'],
    ['is the second of two ends between them', '2026-10-25T01:10:00Z', { quiet: { from: '23:00', until: '02:30' } }, '2026-10-25T01:30:00Z'],
    ['is right where clocks change by half an hour', '2026-10-03T12:00:00Z', { digest: 'daily', timeZone: 'Australia/Lord_Howe' }, '2026-10-03T21:00:00Z'],
    ['is right on the other side of the date line', '2026-11-10T12:00:00Z', { digest: 'daily', timeZone: 'Pacific/Kiritimati' }, '2026-11-10T18:00:00Z'],
  ])('%s', (...[, now, fields, expected]) => {
    expect(when(now, fields)).toBe(expected);
  });

  it('of something urgent is now in a digest, and the end of the quiet in quiet hours', () => {
    expect(when('2026-11-10T12:34:56Z', { digest: 'daily' }, true)).toBe('2026-11-10T12:34:56Z');
    expect(when('2026-11-10T22:30:00Z', { digest: 'daily', quiet: night }, true)).toBe('2026-11-11T06:00:00Z');
  });

  it('never lies in quiet hours or in the past, in any zone and at any minute of a year', () => {
    for (const timeZone of ['Europe/Zurich', 'America/New_York', 'Australia/Lord_Howe', 'America/St_Johns', 'UTC']) {
      const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
      for (let now = Date.UTC(2026, 0, 1); now < Date.UTC(2027, 0, 1); now += 47 * 60_000 * 17) {
        const at = mailTime(new Date(now), { times: times({ timeZone, digest: 'hourly', quiet: night }), isUrgent: false });
        expect(at.getTime()).toBeGreaterThan(now);
        expect(at.getTime()).toBeLessThan(now + 12 * 3_600_000);
        const shown = clock.format(at);
        expect(shown >= '07:00' && shown < '22:00').toBe(true);
      }
    }
  });
});

describe('a time zone', () => {
  it.each([['Europe/Zurich', true], ['UTC', true], ['Middle/Earth', false], ['', false]])('%s: %s', (zone, isKnown) => {
    expect(timeZoneSchema.safeParse(zone).success).toBe(isKnown);
  });
});
