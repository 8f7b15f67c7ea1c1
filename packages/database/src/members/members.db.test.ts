import { testDatabase } from '@safecode/testing/database/test-database';
import { testOrganization } from '@safecode/testing/database/test-organization';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { findApiKey } from '../identity/find-api-key.js';
import { createUser, findCredentials, findUserId, setPassword } from '../identity/credentials.js';
import { endSessionByHandle, endSessionsOf, findSession, insertSession, listSessionsOf, purgeExpiredSessions, touchSession } from '../identity/sessions.js';
import { clearAttempts, consumeAttempts, readAttempts } from '../identity/sign-in-attempts.js';
import { findApiKeyById, insertApiKey, listApiKeys, revokeApiKey } from '../api-keys/api-key-repository.js';
import { acceptInvitation, findInvitationByToken, insertInvitation, listInvitations, revokeInvitation } from '../invitations/invitation-repository.js';
import { countOwnersForUpdate, deleteMember, findMember, insertMember, listMembers, setBrandRole, updateMember } from './member-repository.js';

const { db, admin } = await testDatabase();
const hour = 3_600_000;
const inHours = (hours: number): Date => new Date(Date.now() + hours * hour);
const person = (name: string) => createUser(db, { email: `${name.toLowerCase()}-${randomUUID()}@people.example`, name, passwordHash: 'hash' });

describe('members', () => {
  it('are listed with names and brand roles, in their own organisation only', async () => {
    const [one, other] = [await testOrganization(db), await testOrganization(db)];
    const userId = await person('Zoe');
    await one.run(async (tx) => {
      await insertMember(tx, { userId, role: 'viewer', brandAccess: 'listed' });
      await setBrandRole(tx, { userId, brandId: one.brand.id, role: 'editor' });
    });
    expect(await one.run((tx) => findMember(tx, userId))).toMatchObject({
      name: 'Zoe', role: 'viewer', brandAccess: 'listed', brandRoles: [{ brandId: one.brand.id, brandName: 'Larkmoor', role: 'editor' }], lastSeenAt: null,
    });
    expect((await other.run(listMembers)).map((member) => member.userId)).toEqual([other.owner.userId]);
    expect(await other.run((tx) => deleteMember(tx, userId))).toBe(false);
    await expect(one.run((tx) => setBrandRole(tx, { userId, brandId: other.brand.id, role: 'editor' }))).rejects.toMatchObject({ code: 'access.not_found' });
    await expect(one.run((tx) => setBrandRole(tx, { userId: other.owner.userId, brandId: one.brand.id, role: 'editor' }))).rejects.toMatchObject({ code: 'access.not_found' });
    expect(await one.run((tx) => deleteMember(tx, userId))).toBe(true);
    expect(await one.run((tx) => tx.selectFrom('brand_users').select('id').execute())).toEqual([]);
  });

  it('cannot step down both when two owners do so at the same moment', async () => {
    const { run, owner } = await testOrganization(db);
    const second = await person('Second');
    await run((tx) => insertMember(tx, { userId: second, role: 'owner', brandAccess: 'all' }));
    const stepDown = (userId: number) =>
      run(async (tx) => {
        if ((await countOwnersForUpdate(tx)) < 2) return 'refused';
        await updateMember(tx, { userId, role: 'admin', brandAccess: 'all' });
        return 'done';
      });
    expect((await Promise.all([stepDown(owner.userId), stepDown(second)])).sort()).toEqual(['done', 'refused']);
  });
});

describe('people', () => {
  it('have one account for an address and a password that only sign-in reads', async () => {
    const email = `${randomUUID()}@people.example`;
    const id = await createUser(db, { email, name: 'Ana', passwordHash: 'one' });
    await setPassword(db, id, 'two');
    expect(await findCredentials(db, email)).toEqual({ userId: id, name: 'Ana', email, passwordHash: 'two' });
    expect(await findCredentials(db, 'nobody@people.example')).toBeNull();
    expect(await findUserId(db, email)).toBe(id);
    await expect(createUser(db, { email, name: 'Again', passwordHash: 'x' })).rejects.toThrow();
  });
});

describe('sessions', () => {
  const session = (userId: number, fields: { expiresAt?: Date; absoluteExpiresAt?: Date } = {}) => ({
    id: randomUUID(), handle: randomUUID(), userId, userAgent: 'Browser', expiresAt: inHours(1), absoluteExpiresAt: inHours(10), ...fields,
  });

  it('answer the person and where they belong, until idle or absolute time is over', async () => {
    const { owner, organizationId, slug } = await testOrganization(db);
    const live = session(owner.userId);
    await insertSession(db, live);
    expect(await findSession(db, live.id)).toMatchObject({ userId: owner.userId, userEmail: owner.email, memberships: [{ organizationId, slug, role: 'owner', brandAccess: 'all', brandRoles: [] }] });
    const idle = session(owner.userId, { expiresAt: inHours(-1) });
    const over = session(owner.userId, { absoluteExpiresAt: inHours(-1) });
    for (const ended of [idle, over]) {
      await insertSession(db, ended);
      expect(await findSession(db, ended.id)).toBeNull();
    }
    expect(await findSession(db, 'unknown')).toBeNull();
    expect(await purgeExpiredSessions(db)).toBeGreaterThanOrEqual(2);
  });

  it('are never prolonged past their absolute end', async () => {
    const { owner } = await testOrganization(db);
    const live = session(owner.userId);
    await insertSession(db, live);
    await touchSession(db, live.id, inHours(100));
    expect((await findSession(db, live.id))?.expiresAt).toEqual(live.absoluteExpiresAt);
  });

  it('end by handle for their own person only, and all but one at once', async () => {
    const [one, other] = [await testOrganization(db), await testOrganization(db)];
    const [first, second, third] = [session(one.owner.userId), session(one.owner.userId), session(one.owner.userId)];
    for (const live of [first, second, third]) await insertSession(db, live);
    expect(await endSessionByHandle(db, other.owner.userId, first.handle)).toBe(false);
    expect(await endSessionByHandle(db, one.owner.userId, first.handle)).toBe(true);
    expect(await endSessionsOf(db, one.owner.userId, third.id)).toBe(1);
    expect((await listSessionsOf(db, one.owner.userId)).map((row) => row.handle)).toEqual([third.handle]);
    expect((await one.run((tx) => findMember(tx, one.owner.userId)))?.lastSeenAt).not.toBeNull();
    expect((await other.run(listMembers))[0]?.lastSeenAt).toBeNull();
    // The function itself, not only what is joined with it: it runs as its owner.
    expect((await other.run((tx) => sql`select user_id from app.members_last_seen()`.execute(tx))).rows).toEqual([]);
  });
});

describe('counters of attempts', () => {
  it('count together across processes and start again after their time', async () => {
    const key = randomUUID();
    const counted = await Promise.all(Array.from({ length: 20 }, () => consumeAttempts(db, [{ key, windowSeconds: 60 }])));
    expect(Math.max(...counted.flat().map((counter) => counter.points))).toBe(20);
    await admin.query("update sign_in_attempts set expires_at = now() - interval '1 second' where key = $1", [key]);
    expect(await readAttempts(db, [key])).toEqual([]);
    expect((await consumeAttempts(db, [{ key, windowSeconds: 60 }]))[0]?.points).toBe(1);
    await clearAttempts(db, [key]);
    expect(await readAttempts(db, [key])).toEqual([]);
  });
});

describe('keys', () => {
  const newKey = (fields: object = {}) => ({
    kind: 'opal' as const, name: 'Opal', hint: 'osk_12', keyId: randomUUID(), secretHash: randomUUID(), scopes: ['brand.read' as const], brandAccess: 'all' as const,
    brandIds: [], expiresAt: null, ...fields,
  });

  it('are found by id and secret together, while they live', async () => {
    const { run, organizationId, brand } = await testOrganization(db);
    const key = newKey({ brandAccess: 'listed', brandIds: [brand.id] });
    const id = await run((tx) => insertApiKey(tx, key));
    expect(await findApiKey(db, key)).toEqual({ id, organizationId, kind: 'opal', name: 'Opal', scopes: ['brand.read'], brandAccess: 'listed', brandIds: [brand.id] });
    expect(await findApiKey(db, { ...key, secretHash: 'wrong' })).toBeNull();
    expect(await run((tx) => revokeApiKey(tx, id))).toBe(true);
    expect(await run((tx) => revokeApiKey(tx, id))).toBe(false);
    expect(await findApiKey(db, key)).toBeNull();
    const expired = newKey({ expiresAt: inHours(-1) });
    await run((tx) => insertApiKey(tx, expired));
    expect(await findApiKey(db, expired)).toBeNull();
  });

  it('note their last use at most once a minute, and not for a wrong secret', async () => {
    const { run } = await testOrganization(db);
    const key = newKey();
    const id = await run((tx) => insertApiKey(tx, key));
    const lastUse = async () => (await run((tx) => findApiKeyById(tx, id)))?.lastUsedAt;
    await findApiKey(db, { ...key, secretHash: 'wrong' });
    expect(await lastUse()).toBeNull();
    await findApiKey(db, key);
    const first = await lastUse();
    await findApiKey(db, key);
    expect(await lastUse()).toBe(first);
    await admin.query("update api_keys set last_used_at = now() - interval '2 minutes' where id = $1", [id]);
    await findApiKey(db, key);
    expect(Date.parse((await lastUse()) ?? '')).toBeGreaterThan(Date.now() - 30_000);
  });

  it('never show their hash and belong to one organisation', async () => {
    const [one, other] = [await testOrganization(db), await testOrganization(db)];
    const id = await one.run((tx) => insertApiKey(tx, newKey()));
    expect(JSON.stringify(await one.run((tx) => listApiKeys(tx)))).not.toContain('ecretHash');
    expect(await other.run((tx) => listApiKeys(tx))).toEqual([]);
    expect(await other.run((tx) => revokeApiKey(tx, id))).toBe(false);
    await expect(one.run((tx) => insertApiKey(tx, newKey({ brandAccess: 'listed', brandIds: [other.brand.id] })))).rejects.toMatchObject({ code: 'access.not_found' });
  });
});

describe('invitations', () => {
  const invitation = (fields: object = {}) => ({
    email: `${randomUUID()}@people.example`, role: 'editor' as const, brandAccess: 'all' as const, brandRoles: [], tokenHash: randomUUID(), expiresAt: inHours(1), ...fields,
  });

  it('are opened by their link until used, revoked or expired', async () => {
    const { run, slug, organizationId, context } = await testOrganization(db);
    const open = invitation();
    const id = (await run((tx) => insertInvitation(tx, open))) ?? 0;
    expect(await findInvitationByToken(db, open.tokenHash)).toEqual({
      id, organizationId, organization: slug, email: open.email, role: 'editor', invitedBy: context.actor.label, hasAccount: false,
    });
    expect(await run((tx) => insertInvitation(tx, { ...open, tokenHash: randomUUID() }))).toBeNull();
    const accepted = await Promise.all([1, 2, 3].map(() => run((tx) => acceptInvitation(tx, id))));
    expect(accepted.filter(Boolean)).toHaveLength(1);
    expect(await findInvitationByToken(db, open.tokenHash)).toBeNull();
    expect(await run((tx) => revokeInvitation(tx, id))).toBe(false);
  });

  it('give way to a new one when they have expired', async () => {
    const { run } = await testOrganization(db);
    const old = invitation({ expiresAt: inHours(-1) });
    await run((tx) => insertInvitation(tx, old));
    expect(await findInvitationByToken(db, old.tokenHash)).toBeNull();
    const renewed = { ...invitation(), email: old.email };
    expect(await run((tx) => insertInvitation(tx, renewed))).not.toBeNull();
    expect((await run((tx) => listInvitations(tx))).map((row) => row.status)).toEqual(['invited', 'expired']);
  });
});
