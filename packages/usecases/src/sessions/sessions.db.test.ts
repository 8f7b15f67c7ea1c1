import { beforeEach, describe, expect, it } from 'vitest';
import { PASSWORD, peopleScene, type Organization, type Person } from '../../test/people-scene.js';
import type { Deps } from '../deps.js';
import { setBrandRole } from '../members/set-brand-role.js';
import { changePassword } from './change-password.js';
import { endDevice } from './end-device.js';
import { endOtherDevices } from './end-other-devices.js';
import { listDevices } from './list-devices.js';
import { signIn } from './sign-in.js';
import { signOut } from './sign-out.js';
import { viewSession } from './view-session.js';

const { deps, database, organization } = await peopleScene();
let shop: Organization;
let kim: Person;
let serial = 0;
const door = { ip: '', userAgent: 'Firefox on Linux' };

beforeEach(async () => {
  serial += 1;
  door.ip = `10.0.${serial}.1`;
  shop = await organization();
  kim = await shop.join('Kim', 'editor');
});

const refusal = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => error);
const enter = async (person: Person, password = PASSWORD) => (await signIn(deps, { email: person.email, password, ...door })).session;
const asPerson = (person: Person, session: { sessionId: string }) => ({ userId: person.userId, sessionId: session.sessionId });

describe('signing in', () => {
  it('answers who it is, where they belong and what they may do there', async () => {
    const brandId = await shop.brand('Trail');
    const { view, session } = await signIn(deps, { email: kim.email, password: PASSWORD, ...door });
    expect(await deps.auth.sessions.validate(session.token)).toMatchObject({ userId: kim.userId });
    expect(view).toMatchObject({ user: { id: kim.userId, name: 'Kim', email: kim.email }, organizations: [{ slug: shop.slug, role: 'editor', brands: [{ id: brandId, slug: 'trail', role: 'editor' }] }] });
    expect(view.organizations[0]?.permissions).toContain('code.generate');
    expect(view.organizations[0]?.permissions).not.toContain('member.manage');
    expect(await shop.ledger()).toContainEqual(expect.objectContaining({ action: 'session.started', object_id: session.handle, actor: expect.objectContaining({ label: 'Kim' }) }));
  });

  it('shows a person of listed brands those brands only, with their roles there', async () => {
    const owner = await shop.join('Owner', 'owner');
    const [mine] = [await shop.brand('Mine'), await shop.brand('Other')];
    const lee = await shop.join('Lee', 'viewer', 'listed');
    await setBrandRole(deps, await owner.principal(), { userId: lee.userId, brandId: mine, role: 'editor' });
    const view = await viewSession(deps, asPerson(lee, await enter(lee)));
    expect(view.organizations[0]?.brands.map(({ id, role }) => ({ id, role }))).toEqual([{ id: mine, role: 'editor' }]);
    expect(view.organizations[0]?.brands[0]?.permissions).toContain('code.generate');
  });

  it('answers a wrong password and an unknown address alike, after the same work', async () => {
    const work: { readonly hadHash: boolean }[] = [];
    const watched: Deps = {
      ...deps,
      auth: {
        ...deps.auth,
        verifyPassword: (hash, password) => {
          work.push({ hadHash: hash !== null });
          return deps.auth.verifyPassword(hash, password);
        },
      },
    };
    const wrong = (email: string, n: number) => refusal(signIn(watched, { email, password: 'not the password', ip: `10.1.${serial}.${n}`, userAgent: '' }));
    const [known, unknown] = [await wrong(kim.email, 1), await wrong('nobody@nowhere.example', 2)];
    expect(known).toMatchObject({ code: 'auth.invalid_credentials' });
    expect(unknown).toEqual(known);
    // That checking against no hash takes as long as against one is tested where passwords are hashed.
    expect(work).toEqual([{ hadHash: true }, { hadHash: false }]);
  });

  it('throttles unknown addresses like known ones, and the right password too while it lasts', async () => {
    for (const email of [kim.email, 'nobody@nowhere.example']) {
      for (let n = 0; n < 10; n += 1) await refusal(signIn(deps, { email, password: 'wrong', ...door }));
      expect(await refusal(signIn(deps, { email, password: PASSWORD, ...door }))).toMatchObject({ code: 'auth.throttled' });
    }
  });

  it('gives a new token each time and keeps none in the database', async () => {
    const [one, other] = [await enter(kim), await enter(kim)];
    expect(one.token).not.toBe(other.token);
    const { rows } = await database.admin.query('select to_jsonb(s) from sessions s union all select to_jsonb(l) from code_audit_log l');
    expect(JSON.stringify(rows)).not.toContain(one.token);
  });
});

describe('the sessions of a person', () => {
  it('are listed with the present one marked', async () => {
    const [here] = [await enter(kim), await enter(kim)];
    const { rows } = await listDevices(deps, asPerson(kim, here));
    expect(rows).toHaveLength(2);
    expect(rows.filter(({ current }) => current).map(({ handle }) => handle)).toEqual([here.handle]);
    expect(rows[0]?.userAgent).toBe('Firefox on Linux');
  });

  it('end one by one, and only by their owner', async () => {
    const lee = await shop.join('Lee', 'owner');
    const [mine, theirs] = [await enter(kim), await enter(lee)];
    expect(await refusal(endDevice(deps, asPerson(kim, mine), { handle: theirs.handle }))).toMatchObject({ code: 'access.not_found' });
    expect(await deps.auth.sessions.validate(theirs.token)).not.toBeNull();
    await endDevice(deps, asPerson(kim, mine), { handle: mine.handle });
    expect(await deps.auth.sessions.validate(mine.token)).toBeNull();
    expect((await shop.ledger()).map(({ action }) => action)).toContain('session.ended');
  });

  it('end all but the present one', async () => {
    const [here, there, elsewhere] = [await enter(kim), await enter(kim), await enter(kim)];
    expect(await endOtherDevices(deps, asPerson(kim, here))).toEqual({ ended: 2 });
    expect(await Promise.all([here, there, elsewhere].map(async ({ token }) => (await deps.auth.sessions.validate(token)) !== null))).toEqual([true, false, false]);
  });

  it('end with signing out', async () => {
    const session = await enter(kim);
    await signOut(deps, asPerson(kim, session));
    expect(await deps.auth.sessions.validate(session.token)).toBeNull();
    await signOut(deps, asPerson(kim, session));
    expect((await shop.ledger()).filter(({ action }) => action === 'session.ended')).toHaveLength(1);
  });
});

describe('changing a password', () => {
  const NEW = 'another quiet river, further north';

  it('needs the current one, signs out everywhere else, and is recorded without the password', async () => {
    const [here, there] = [await enter(kim), await enter(kim)];
    await changePassword(deps, asPerson(kim, here), { currentPassword: PASSWORD, newPassword: NEW });
    expect(await deps.auth.sessions.validate(here.token)).not.toBeNull();
    expect(await deps.auth.sessions.validate(there.token)).toBeNull();
    expect(await refusal(enter(kim))).toMatchObject({ code: 'auth.invalid_credentials' });
    await expect(enter(kim, NEW)).resolves.toBeDefined();
    const ledger = await shop.ledger();
    expect(ledger.map(({ action }) => action)).toContain('password.changed');
    expect(JSON.stringify(ledger)).not.toMatch(/river|argon2/);
  });

  it('refuses a wrong current and a common new password, and changes nothing', async () => {
    const person = asPerson(kim, await enter(kim));
    expect(await refusal(changePassword(deps, person, { currentPassword: 'wrong', newPassword: NEW }))).toMatchObject({ code: 'auth.invalid_credentials' });
    expect(await refusal(changePassword(deps, person, { currentPassword: PASSWORD, newPassword: 'Password1234!' }))).toMatchObject({ code: 'auth.weak_password' });
    await expect(enter(kim)).resolves.toBeDefined();
  });

  it('does not let a borrowed session guess the current one', async () => {
    const person = asPerson(kim, await enter(kim));
    for (let n = 0; n < 10; n += 1) await refusal(changePassword(deps, person, { currentPassword: `guess ${n}`, newPassword: NEW }));
    expect(await refusal(changePassword(deps, person, { currentPassword: PASSWORD, newPassword: NEW }))).toMatchObject({ code: 'auth.throttled' });
    await expect(enter(kim)).resolves.toBeDefined();
  });
});
