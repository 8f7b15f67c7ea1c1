import { testDatabase } from '@safecode/testing/database/test-database';
import { beforeEach, describe, expect, it } from 'vitest';
import { createThrottle } from './create-throttle.js';
import { delayAfter, THROTTLE } from './throttle-policy.js';

const { db, admin } = await testDatabase();
const throttle = createThrottle(db);
let serial = 0;
let kim = { email: '', ip: '' };

beforeEach(async () => {
  await admin.query('delete from sign_in_attempts');
  serial += 1;
  kim = { email: `kim${serial}@shop.example`, ip: `10.0.0.${serial}` };
});

const fail = async (attempt: { email: string; ip: string }): Promise<void> => {
  await throttle.begin(attempt);
  await throttle.recordFailure(attempt);
};
const refusal = (attempt: { email: string; ip: string }) => throttle.begin(attempt).then(() => null, (error: unknown) => error);
/** Moves every counter's end into the past, as if the time had gone by. */
const timePasses = (seconds: number) => admin.query(`update sign_in_attempts set expires_at = expires_at - make_interval(secs => ${seconds})`);
/** Failures of other people or addresses, so that only one limit is near. */
const addFailures = async (count: number, by: (n: number) => { email: string; ip: string }): Promise<void> => {
  for (let n = 0; n < count; n += 1) await throttle.recordFailure(by(n));
};

describe('the throttle of signing in', () => {
  it('lets ten failures in a row through and then makes each attempt wait, longer and longer, but never for good', async () => {
    for (let n = 0; n < 10; n += 1) await fail(kim);
    expect(await refusal(kim)).toMatchObject({ code: 'auth.throttled', data: { retryAfterSeconds: expect.closeTo(30, -1) } });
    await timePasses(31);
    expect(await refusal(kim)).toBeNull();
    const next = await refusal(kim);
    expect(next).toMatchObject({ code: 'auth.throttled' });
    expect((next as { data: { retryAfterSeconds: number } }).data.retryAfterSeconds).toBeGreaterThan(30);
    await timePasses(THROTTLE.daySeconds);
    expect(await refusal(kim)).toBeNull();
  });

  it('forgets failures once somebody signed in', async () => {
    for (let n = 0; n < 9; n += 1) await fail(kim);
    await throttle.begin(kim);
    await throttle.recordSuccess(kim);
    for (let n = 0; n < 9; n += 1) await fail(kim);
    expect(await refusal(kim)).toBeNull();
  });

  it('counts per person and address: others at the same address, and the person from another one, go on', async () => {
    for (let n = 0; n < 11; n += 1) await refusal(kim).then(() => throttle.recordFailure(kim));
    expect(await refusal(kim)).not.toBeNull();
    expect(await refusal({ ...kim, email: 'lee@shop.example' })).toBeNull();
    expect(await refusal({ ...kim, ip: '10.9.9.9' })).toBeNull();
  });

  it('does not let parallel guesses overtake the count', async () => {
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => refusal(kim)));
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(THROTTLE.pairFailures);
  });

  it('slows an address that tries many people', async () => {
    await addFailures(THROTTLE.ipFailuresPerDay, (n) => ({ email: `guess${n}@shop.example`, ip: kim.ip }));
    expect(await refusal(kim)).toBeNull();
    expect(await refusal({ ...kim, email: 'next@shop.example' })).toMatchObject({ code: 'auth.throttled' });
    await timePasses(31);
    expect(await refusal({ ...kim, email: 'next@shop.example' })).toBeNull();
  });

  it('slows guessing one person from many addresses, and keeps nobody out of an address they signed in from', async () => {
    const office = { ...kim, ip: '10.8.8.8' };
    await throttle.begin(office);
    await throttle.recordSuccess(office);
    await addFailures(THROTTLE.userFailuresPerDay, (n) => ({ email: kim.email, ip: `172.16.0.${n}` }));
    expect(await refusal({ ...kim, ip: '172.17.0.1' })).toBeNull();
    expect(await refusal({ ...kim, ip: '172.17.0.2' })).toMatchObject({ code: 'auth.throttled' });
    for (let n = 0; n < 5; n += 1) expect(await refusal(office)).toBeNull();
  });

  it('bounds a burst from one address before the first failure is known', async () => {
    const outcomes = await Promise.all(Array.from({ length: 80 }, (_, n) => refusal({ email: `burst${n}@shop.example`, ip: kim.ip })));
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(THROTTLE.ipAttemptsPerMinute);
  });

  it('treats people who do not exist like those who do, and stores neither addresses nor names', async () => {
    await fail({ email: 'nobody@nowhere.example', ip: '10.1.2.3' });
    const { rows } = await admin.query<{ key: string }>('select key from sign_in_attempts');
    expect(rows.length).toBeGreaterThan(0);
    for (const { key } of rows) expect(key).toMatch(/^[0-9a-f]{64}$/);
  });
});

describe('delayAfter', () => {
  it.each([[0, 30], [10, 30], [11, 60], [12, 120], [15, 900], [10_000, 900]])('%d failures: %d s', (failures, seconds) => expect(delayAfter(failures)).toBe(seconds));
});
