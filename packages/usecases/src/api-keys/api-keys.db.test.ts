import { authenticateKey } from '@safecode/auth/keys/authenticate-key';
import { can } from '@safecode/domain/access/principal';
import { beforeEach, describe, expect, it } from 'vitest';
import { peopleScene, type Organization, type Person } from '../../test/people-scene.js';
import { createApiKey } from './create-api-key.js';
import { describeOpalConnection, isPublicAddress } from './describe-opal-connection.js';
import { listApiKeys } from './list-api-keys.js';
import { revokeApiKey } from './revoke-api-key.js';

const { deps, database, organization } = await peopleScene();
let shop: Organization;
let admin: Person;

beforeEach(async () => {
  shop = await organization();
  admin = await shop.join('Admin', 'admin');
});

const refusal = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => error);
const create = async (over: Partial<Parameters<typeof createApiKey>[2]> = {}) =>
  createApiKey(deps, await admin.principal(), { kind: 'api', name: 'Pipeline', scopes: ['code.read', 'code.generate'], brandAccess: 'all', brandIds: [], expiresAt: null, ...over });

describe('API keys', () => {
  it('open what they were made for, and are shown once', async () => {
    const brandId = await shop.brand('Trail');
    const { key, secret } = await create({ brandAccess: 'listed', brandIds: [brandId, brandId] });
    const principal = await authenticateKey(deps.db, secret);
    expect([can(principal, 'code.generate', brandId), can(principal, 'code.generate', brandId + 1), can(principal, 'knowledge.update', brandId)]).toEqual([true, false, false]);
    const { rows } = await listApiKeys(deps, await admin.principal());
    expect(rows).toEqual([{ ...key, lastUsedAt: expect.any(String) }]);
    expect(rows[0]).toMatchObject({ name: 'Pipeline', brands: [{ id: brandId, name: 'Trail' }], createdBy: 'Admin', revokedAt: null });
    expect(secret.startsWith(key.hint)).toBe(true);
    const stored = await database.admin.query('select to_jsonb(k) from api_keys k union all select to_jsonb(l) from code_audit_log l');
    expect(JSON.stringify(stored.rows)).not.toContain(secret.slice(key.hint.length + 1));
  });

  it('end at once when they are revoked, once, and by their own organisation', async () => {
    const { key, secret } = await create();
    const stranger = await (await organization()).join('Stranger', 'owner');
    expect(await refusal(revokeApiKey(deps, await stranger.principal(), { id: key.id }))).toMatchObject({ code: 'access.not_found' });
    await revokeApiKey(deps, await admin.principal(), { id: key.id });
    expect(await refusal(authenticateKey(deps.db, secret))).toMatchObject({ code: 'auth.token_invalid' });
    expect(await refusal(revokeApiKey(deps, await admin.principal(), { id: key.id }))).toMatchObject({ code: 'access.not_found' });
    expect((await shop.ledger()).filter(({ action }) => action.startsWith('api_key.')).map(({ action }) => action)).toEqual(['api_key.created', 'api_key.revoked']);
  });

  it('are not made for brands of others, for no brand, or for a time that is over', async () => {
    const foreign = await (await organization()).brand('Foreign');
    expect(await refusal(create({ brandAccess: 'listed', brandIds: [foreign] }))).toMatchObject({ code: 'access.not_found' });
    expect(await refusal(create({ brandAccess: 'listed' }))).toMatchObject({ code: 'input.invalid' });
    expect(await refusal(create({ expiresAt: new Date(Date.now() - 1000).toISOString() }))).toMatchObject({ code: 'input.invalid' });
  });

  it('are managed by admins and owners only: not by an editor, an auditor, or a key', async () => {
    const principals = [
      await (await shop.join('Editor', 'editor')).principal(),
      await (await shop.join('Auditor', 'auditor')).principal(),
      await authenticateKey(deps.db, (await create()).secret),
    ];
    const input = { kind: 'api', name: 'x', scopes: ['code.read' as const], brandAccess: 'all', brandIds: [], expiresAt: null } as const;
    for (const principal of principals) expect(await refusal(createApiKey(deps, principal, { ...input, scopes: [...input.scopes], brandIds: [] }))).toMatchObject({ code: 'access.denied' });
  });
});

describe('the Opal connection', () => {
  it('says the address, the tools, and what is still missing', async () => {
    const connection = await describeOpalConnection(deps, await admin.principal());
    expect(connection).toMatchObject({ discoveryUrl: 'https://codes.shop.example/discovery', lastCallAt: null });
    expect(connection.tools.map(({ name }) => name)).toContain('generate_variation_code');
    expect(connection.checks.find(({ name }) => name === 'Token')).toMatchObject({ status: 'failed' });
    await create({ kind: 'opal', name: 'Opal' });
    const { checks } = await describeOpalConnection(deps, await admin.principal());
    expect(checks.find(({ name }) => name === 'Token')).toMatchObject({ status: 'passed', message: '1 live: Opal.' });
  });

  it.each([
    ['https://codes.shop.com', true], ['http://127.0.0.1:4000', false], ['http://localhost:4000', false], ['https://10.1.2.3', false],
    ['https://172.20.0.1', false], ['https://codes.internal', false], ['http://codes', false], ['https://[::1]', false],
  ])('judges whether %s can be reached from outside: %s', (address, isPublic) => expect(isPublicAddress(address)).toBe(isPublic));
});
