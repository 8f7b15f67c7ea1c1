import type { Principal } from '@safecode/domain/access/principal';
import { describe, expect, it } from 'vitest';
import { peopleScene } from '../../test/people-scene.js';
import { removeMember } from '../members/remove-member.js';
import { createView } from './create-view.js';
import { listViews } from './list-views.js';
import { removeView } from './remove-view.js';
import { updateView } from './update-view.js';

const { deps, database, organization } = await peopleScene();

const view = (name: string, visibility: 'private' | 'team', brandId: number | null = null) => ({ list: 'code' as const, brandId, name, visibility, search: { status: 'generated' } });
const namesOf = async (principal: Principal, brandId?: number): Promise<string[]> =>
  (await listViews(deps, principal, { list: 'code', ...(brandId === undefined ? {} : { brandId }) })).rows.map(({ name }) => name);

async function team() {
  const shop = await organization();
  const [ana, ben, vera] = await Promise.all([shop.join('Ana', 'editor'), shop.join('Ben', 'approver'), shop.join('Vera', 'viewer')]);
  return { shop, ana, ben, vera, brandId: await shop.brand('Shop') };
}

describe('saved views', () => {
  it('are the person\'s own until they are shared, and each change is in the ledger', async () => {
    const { shop, ana, ben } = await team();
    const [own, other] = [await ana.principal(), await ben.principal()];
    const mine = await createView(deps, own, view('To mend', 'private'));
    expect(await namesOf(other)).toEqual([]);
    await expect(updateView(deps, other, { ...mine, expectedVersion: 1 })).rejects.toMatchObject({ code: 'access.not_found' });
    await updateView(deps, own, { ...mine, visibility: 'team', expectedVersion: 1 });
    expect(await namesOf(other)).toEqual(['To mend']);
    await updateView(deps, other, { ...mine, name: 'To mend now', visibility: 'team', expectedVersion: 2 });
    await expect(updateView(deps, own, { ...mine, expectedVersion: 2 })).rejects.toMatchObject({ code: 'conflict.stale_version', data: { changedBy: 'Ben' } });
    await expect(updateView(deps, other, { ...mine, expectedVersion: 3 })).rejects.toMatchObject({ code: 'view.not_own', data: { owner: 'Ana' } });
    await removeView(deps, other, { id: mine.id });
    expect(await namesOf(own)).toEqual([]);
    const recorded = (await shop.ledger()).map(({ action }) => action).filter((action) => action.startsWith('view.'));
    expect(recorded).toEqual(['view.created', 'view.updated', 'view.updated', 'view.removed']);
  });

  it('of a brand stand over its list only, those of all brands over every one; a name stands once over a list', async () => {
    const { shop, ana, brandId } = await team();
    const own = await ana.principal();
    const otherBrand = await shop.brand('Other');
    await createView(deps, own, view('Everywhere', 'team'));
    await createView(deps, own, view('Here', 'private', brandId));
    expect(await namesOf(own)).toEqual(['Everywhere']);
    expect(await namesOf(own, brandId)).toEqual(['Here', 'Everywhere']);
    expect(await namesOf(own, otherBrand)).toEqual(['Everywhere']);
    await expect(createView(deps, own, view('everywhere', 'team'))).rejects.toMatchObject({ code: 'conflict.exists' });
    await createView(deps, own, view('Everywhere', 'private'));
  });

  it('are shared only by who may, and never by a key', async () => {
    const { vera, ana } = await team();
    const viewer = await vera.principal();
    await createView(deps, viewer, view('Mine', 'private'));
    await expect(createView(deps, viewer, view('Ours', 'team'))).rejects.toMatchObject({ code: 'access.denied' });
    const key: Principal = { ...(await ana.principal()), actor: { kind: 'api_key', keyId: 1, label: 'Key' } };
    await expect(listViews(deps, key, { list: 'code' })).rejects.toMatchObject({ code: 'access.people_only' });
  });

  it('outlive who shared them; private ones leave with their person', async () => {
    const { ana, ben, shop } = await team();
    const owner = await (await shop.join('Olga', 'owner')).principal();
    const leaver = await ana.principal();
    const shared = await createView(deps, leaver, view('Ours', 'team'));
    await createView(deps, leaver, view('Mine', 'private'));
    await removeMember(deps, owner, { userId: ana.userId });
    const { rows } = await listViews(deps, await ben.principal(), { list: 'code' });
    expect(rows).toMatchObject([{ id: shared.id, ownerId: null, ownerName: null }]);
    const left = await database.admin.query('select name from saved_views where organization_id = $1', [shop.id]);
    expect(left.rows).toEqual([{ name: 'Ours' }]);
  });
});
