import { ALL_PERMISSIONS } from '@safecode/domain/access/permissions';
import { can } from '@safecode/domain/access/principal';
import { beforeEach, describe, expect, it } from 'vitest';
import { peopleScene, type Organization, type Person } from '../../test/people-scene.js';
import { changeMember } from './change-member.js';
import { explainMemberAccess } from './explain-member-access.js';
import { listMembers } from './list-members.js';
import { removeMember } from './remove-member.js';
import { setBrandRole } from './set-brand-role.js';

const { deps, organization } = await peopleScene();
let shop: Organization;
let owner: Person;
let admin: Person;
let editor: Person;

beforeEach(async () => {
  shop = await organization();
  owner = await shop.join('Owner', 'owner');
  admin = await shop.join('Admin', 'admin');
  editor = await shop.join('Editor', 'editor');
});

const refusal = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => error);
const roles = async () => Object.fromEntries((await listMembers(deps, await owner.principal())).rows.map(({ name, role }) => [name, role]));

describe('members', () => {
  it('are seen by those who may see them', async () => {
    expect((await listMembers(deps, await admin.principal())).rows.map(({ name }) => name)).toEqual(['Admin', 'Editor', 'Owner']);
    expect(await refusal(listMembers(deps, await editor.principal()))).toMatchObject({ code: 'access.denied' });
  });

  it('get another role, from their next request on, and the ledger says from what to what', async () => {
    await changeMember(deps, await admin.principal(), { userId: editor.userId, role: 'approver', brandAccess: 'all' });
    expect((await editor.principal()).role).toBe('approver');
    expect((await shop.ledger()).at(-1)).toMatchObject({
      action: 'member.role_changed', object_id: String(editor.userId), before: { role: 'editor' }, after: { role: 'approver' }, actor: { label: 'Admin' },
    });
  });

  it('never get a role above the giver’s own, nor lose one that stands above it', async () => {
    const principal = await admin.principal();
    expect(await refusal(changeMember(deps, principal, { userId: editor.userId, role: 'owner', brandAccess: 'all' }))).toMatchObject({ code: 'access.role_above_own' });
    expect(await refusal(changeMember(deps, principal, { userId: owner.userId, role: 'viewer', brandAccess: 'all' }))).toMatchObject({ code: 'access.role_above_own' });
    expect(await refusal(removeMember(deps, principal, { userId: owner.userId }))).toMatchObject({ code: 'access.role_above_own' });
    expect(await roles()).toEqual({ Owner: 'owner', Admin: 'admin', Editor: 'editor' });
  });

  it('do not change their own role or remove themselves', async () => {
    for (const person of [owner, admin]) {
      const principal = await person.principal();
      expect(await refusal(changeMember(deps, principal, { userId: person.userId, role: 'viewer', brandAccess: 'all' }))).toMatchObject({ code: 'access.own_role' });
      expect(await refusal(removeMember(deps, principal, { userId: person.userId }))).toMatchObject({ code: 'access.own_role' });
    }
  });

  it('are managed by nobody below admin', async () => {
    for (const role of ['viewer', 'auditor', 'editor', 'reviewer', 'approver'] as const) {
      const principal = await (await shop.join(`The ${role}`.replace(' ', '-'), role)).principal();
      expect(await refusal(changeMember(deps, principal, { userId: editor.userId, role: 'viewer', brandAccess: 'all' }))).toMatchObject({ code: 'access.denied' });
      expect(await refusal(removeMember(deps, principal, { userId: editor.userId }))).toMatchObject({ code: 'access.denied' });
    }
  });

  it('keep an owner when two owners take the role from each other at the same moment', async () => {
    const second = await shop.join('Second', 'owner');
    const [one, other] = [await owner.principal(), await second.principal()];
    const outcomes = await Promise.all([
      refusal(changeMember(deps, one, { userId: second.userId, role: 'viewer', brandAccess: 'all' })),
      refusal(removeMember(deps, other, { userId: owner.userId })),
    ]);
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1);
    expect(outcomes.find((outcome) => outcome !== null)).toMatchObject({ code: expect.stringMatching(/^access\.(last_owner|not_found)$/) });
  });

  it('are out with their next request when they are removed', async () => {
    await removeMember(deps, await admin.principal(), { userId: editor.userId });
    expect(await refusal(editor.principal())).toMatchObject({ code: 'access.not_found' });
    expect((await shop.ledger()).at(-1)).toMatchObject({ action: 'member.removed', before: { role: 'editor' } });
  });

  it('of another organisation are as unknown as those who do not exist', async () => {
    const principal = await owner.principal();
    const foreign = await (await organization()).join('Foreign', 'viewer');
    for (const userId of [foreign.userId, 2_000_000_000]) {
      const refusals = await Promise.all([
        refusal(changeMember(deps, principal, { userId, role: 'viewer', brandAccess: 'all' })), refusal(removeMember(deps, principal, { userId })),
        refusal(explainMemberAccess(deps, principal, { userId })),
      ]);
      for (const outcome of refusals) expect(outcome).toMatchObject({ code: 'access.not_found', data: { what: 'member' } });
    }
  });
});

describe('roles for one brand', () => {
  it('replace the role of the organisation there, and can be taken away again', async () => {
    const brandId = await shop.brand('Trail');
    const principal = await admin.principal();
    await setBrandRole(deps, principal, { userId: editor.userId, brandId, role: 'viewer' });
    expect([can(await editor.principal(), 'code.generate', brandId), can(await editor.principal(), 'code.generate', brandId + 1)]).toEqual([false, true]);
    await setBrandRole(deps, principal, { userId: editor.userId, brandId, role: null });
    expect(can(await editor.principal(), 'code.generate', brandId)).toBe(true);
    expect((await shop.ledger()).slice(-2).map(({ before, after }) => [before, after])).toEqual([[{ role: null }, { role: 'viewer' }], [{ role: 'viewer' }, { role: null }]]);
  });

  it('are not given for a brand of another organisation', async () => {
    const foreign = await (await organization()).brand('Foreign');
    expect(await refusal(setBrandRole(deps, await admin.principal(), { userId: editor.userId, brandId: foreign, role: 'viewer' }))).toMatchObject({ code: 'access.not_found', data: { what: 'brand' } });
  });
});

describe('explaining access', () => {
  it('says for each permission exactly what the deciding function decides, and why', async () => {
    const brandId = await shop.brand('Trail');
    const lee = await shop.join('Lee', 'editor', 'listed');
    await setBrandRole(deps, await admin.principal(), { userId: lee.userId, brandId, role: 'viewer' });
    for (const person of [owner, admin, editor, lee]) {
      const principal = await person.principal();
      const { rows } = await explainMemberAccess(deps, await admin.principal(), { userId: person.userId, brandId });
      expect(rows.map(({ permission, allowed }) => [permission, allowed])).toEqual(ALL_PERMISSIONS.map((permission) => [permission, can(principal, permission, brandId)]));
    }
    const { rows } = await explainMemberAccess(deps, await admin.principal(), { userId: lee.userId, brandId });
    expect(rows.find(({ permission }) => permission === 'code.generate')?.why).toBe('viewer for this brand does not include "Generate code".');
  });
});
