import { can } from '@safecode/domain/access/principal';
import { insertApiKey, revokeApiKey, type NewApiKey } from '@safecode/database/api-keys/api-key-repository';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { insertOrganization, reserveOrganizationId } from '@safecode/database/organizations/organization-repository';
import { testDatabase } from '@safecode/testing/database/test-database';
import { beforeAll, describe, expect, it } from 'vitest';
import { authenticateKey } from './authenticate-key.js';
import { newKey } from './key-format.js';

const { db, admin } = await testDatabase();
const actor = { kind: 'system', label: 'Test' } as const;
let organizationId = 0;

beforeAll(async () => {
  organizationId = await reserveOrganizationId(db);
  await inTenantCommand(db, { organizationId, actor }, async (tx) => {
    await insertOrganization(tx, { name: 'Shop', slug: 'shop', isDemo: false });
    return { result: undefined, ledger: [{ action: 'organization.created', objectType: 'organization', objectId: organizationId }] };
  });
});

async function storedKey(kind: 'api' | 'opal', with_: Partial<NewApiKey> = {}): Promise<{ presented: string; id: number }> {
  const { presented, ...key } = newKey(kind);
  const id = await inTenantCommand(db, { organizationId, actor }, async (tx) => {
    const id = await insertApiKey(tx, { ...key, kind, name: 'Release pipeline', scopes: ['code.read'], brandAccess: 'all', brandIds: [], expiresAt: null, ...with_ });
    return { result: id, ledger: [{ action: 'api_key.created', objectType: 'api_key', objectId: id }] };
  });
  return { presented, id };
}
const refused = { code: 'auth.token_invalid' };

describe('authenticateKey', () => {
  it('answers who calls, where and with which rights', async () => {
    const { presented, id } = await storedKey('api');
    const principal = await authenticateKey(db, presented);
    expect(principal).toMatchObject({ organizationId, role: null, brandAccess: 'all', actor: { kind: 'api_key', keyId: id, label: 'Release pipeline' } });
    expect([can(principal, 'code.read', 1), can(principal, 'code.generate', 1)]).toEqual([true, false]);
  });

  it('tells an Opal token from a key', async () => {
    const { presented } = await storedKey('opal');
    expect((await authenticateKey(db, presented)).actor).toMatchObject({ kind: 'opal', onBehalfOf: null });
    await expect(authenticateKey(db, presented.replace(/^opal/, 'osk'))).rejects.toMatchObject(refused);
  });

  it('keeps a key to its brands', async () => {
    const { presented } = await storedKey('api', { brandAccess: 'listed', brandIds: [] });
    expect(can(await authenticateKey(db, presented), 'code.read', 1)).toBe(false);
  });

  it('lets two tokens live at once, and ends one of them at once when it is revoked', async () => {
    const [old, fresh] = [await storedKey('opal'), await storedKey('opal')];
    await authenticateKey(db, old.presented);
    await inTenantCommand(db, { organizationId, actor }, async (tx) => ({
      result: await revokeApiKey(tx, old.id),
      ledger: [{ action: 'api_key.revoked', objectType: 'api_key', objectId: old.id }],
    }));
    await expect(authenticateKey(db, old.presented)).rejects.toMatchObject(refused);
    await expect(authenticateKey(db, fresh.presented)).resolves.toBeDefined();
  });

  it('refuses expired, unknown and malformed keys with one answer', async () => {
    const expired = await storedKey('api', { expiresAt: new Date(Date.now() - 1000) });
    for (const presented of [expired.presented, newKey('api').presented, '', 'osk_x', `${expired.presented}x`]) {
      await expect(authenticateKey(db, presented)).rejects.toMatchObject(refused);
    }
  });

  it('notes the last use and keeps nothing that opens', async () => {
    const { presented, id } = await storedKey('api');
    await authenticateKey(db, presented);
    const { rows } = await admin.query<{ last_used_at: Date }>('select * from api_keys where id = $1', [id]);
    expect(rows[0]?.last_used_at.getTime()).toBeGreaterThan(Date.now() - 60_000);
    expect(JSON.stringify(rows)).not.toContain(presented.slice(18, 61));
  });
});
