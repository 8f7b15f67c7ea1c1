import { createUser } from '@safecode/database/identity/credentials';
import { testDatabase } from '@safecode/testing/database/test-database';
import { beforeEach, describe, expect, it } from 'vitest';
import { createSessions } from './create-sessions.js';
import { sessionIdOf } from './session-token.js';

const { db, admin } = await testDatabase();
const sessions = createSessions(db);
const HOUR = 3_600_000;
let userId = 0;
let serial = 0;

beforeEach(async () => {
  serial += 1;
  userId = await createUser(db, { email: `kim${serial}@shop.example`, name: 'Kim', passwordHash: 'x' });
});

/** Moves a session into the past, as if the time had gone by. */
const timePasses = (sessionId: string, interval: string) =>
  admin.query(
    `update sessions set created_at = created_at - $2::interval, last_seen_at = last_seen_at - $2::interval,
            expires_at = expires_at - $2::interval, absolute_expires_at = absolute_expires_at - $2::interval where id = $1`,
    [sessionId, interval],
  );
const expiry = async (sessionId: string): Promise<number> =>
  (await admin.query<{ expires_at: Date }>('select expires_at from sessions where id = $1', [sessionId])).rows[0]?.expires_at.getTime() ?? 0;

describe('sessions', () => {
  it('knows the person behind a token', async () => {
    const { token, handle, expiresAt } = await sessions.create(userId, 'Firefox');
    expect(expiresAt.getTime() - Date.now()).toBeCloseTo(12 * HOUR, -5);
    expect(await sessions.validate(token)).toMatchObject({ userId, name: 'Kim', email: `kim${serial}@shop.example`, handle, memberships: [], sessionId: sessionIdOf(token) });
  });

  it('keeps nothing in the database that opens a session', async () => {
    const { token } = await sessions.create(userId, 'Firefox');
    const { rows } = await admin.query<{ id: string; handle: string }>('select * from sessions where user_id = $1', [userId]);
    expect(JSON.stringify(rows)).not.toContain(token);
    for (const { id, handle } of rows) {
      expect(await sessions.validate(id)).toBeNull();
      expect(await sessions.validate(handle)).toBeNull();
    }
  });

  it('gives each sign-in a token of its own', async () => {
    const [one, other] = [await sessions.create(userId, ''), await sessions.create(userId, '')];
    expect(one.token).not.toBe(other.token);
    expect(one.token).toMatch(/^[\w-]{43}$/);
  });

  it.each(['', 'x', 'a'.repeat(43), `${'a'.repeat(42)}'`, 'a'.repeat(100_000)])('does not know %j', async (token) => expect(await sessions.validate(token)).toBeNull());

  it('ends after twelve idle hours', async () => {
    const { token, sessionId } = await sessions.create(userId, '');
    await timePasses(sessionId, '11 hours 59 minutes');
    expect(await sessions.validate(token)).not.toBeNull();
    await timePasses(sessionId, '12 hours 1 minute');
    expect(await sessions.validate(token)).toBeNull();
  });

  it('stays open with use, at any point of its idle time, and writes at most every five minutes', async () => {
    const { token, sessionId } = await sessions.create(userId, '');
    await timePasses(sessionId, '4 minutes');
    const untouched = await expiry(sessionId);
    await sessions.validate(token);
    expect(await expiry(sessionId)).toBe(untouched);
    await timePasses(sessionId, '2 minutes');
    await sessions.validate(token);
    expect((await expiry(sessionId)) - Date.now()).toBeCloseTo(12 * HOUR, -5);
    await timePasses(sessionId, '8 hours');
    expect((await sessions.validate(token))?.expiresAt.getTime()).toBeGreaterThan(Date.now() + 11.9 * HOUR);
    expect((await expiry(sessionId)) - Date.now()).toBeCloseTo(12 * HOUR, -5);
  });

  it('ends after seven days, however it is used', async () => {
    const { token, sessionId } = await sessions.create(userId, '');
    for (let hours = 0; hours < 160; hours += 10) {
      await timePasses(sessionId, '10 hours');
      expect(await sessions.validate(token)).not.toBeNull();
    }
    await timePasses(sessionId, '7 hours 59 minutes');
    expect(await sessions.validate(token)).not.toBeNull();
    await timePasses(sessionId, '2 minutes');
    expect(await sessions.validate(token)).toBeNull();
  });

  it('is over at once when it is ended', async () => {
    const [one, other] = [await sessions.create(userId, ''), await sessions.create(userId, '')];
    await sessions.end(one.sessionId);
    expect(await sessions.validate(one.token)).toBeNull();
    expect(await sessions.validate(other.token)).not.toBeNull();
  });
});
