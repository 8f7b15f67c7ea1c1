import { getBrand } from '@safecode/usecases/brands/get-brand';
import { updateBrand } from '@safecode/usecases/brands/update-brand';
import { revokeApiKey } from '@safecode/usecases/api-keys/revoke-api-key';
import { listApiKeys } from '@safecode/usecases/api-keys/list-api-keys';
import { removeMember } from '@safecode/usecases/members/remove-member';
import { describe, expect, it } from 'vitest';
import { makeKey, makeMember, makeOrganization, send, signIn } from './fixtures.js';
import { startApi } from './start-api.js';

// Two of them behind a balancer without sticky sessions: what one does holds in the other with the next request.
const one = await startApi();
const other = await startApi({ database: one.database, publicUrl: one.url });
const shop = await makeOrganization(one);

const REQUEST = { brand: 'fixture', page_type: 'pdp', description: 'a note below the price' };
const generate = (url: string, options: { bearer?: string; id?: string; description?: string } = {}) =>
  send(`${url}/tools/generate-variation-code`, {
    bearer: options.bearer ?? shop.opalToken,
    headers: options.id === undefined ? {} : { 'x-opal-request-id': options.id },
    body: { parameters: { ...REQUEST, description: options.description ?? REQUEST.description } },
  });
const current = (url: string, cookie: string) => send(`${url}/trpc/members.list`, { headers: { cookie, 'x-organization': shop.slug } });

describe('two APIs over one database', () => {
  it('know the same sessions, and a session that is ended at one is over at the other', async () => {
    const cookie = await signIn(one, shop.ownerEmail);
    expect((await current(other.url, cookie)).status).toBe(200);
    expect((await send(`${one.url}/trpc/session.signOut`, { body: {}, headers: { cookie, origin: one.url } })).status).toBe(200);
    expect((await current(other.url, cookie)).status).toBe(401);
  });

  it('shut out who was removed at the other', async () => {
    const email = await makeMember(one, shop.id, 'admin');
    const cookie = await signIn(other, email);
    expect((await current(other.url, cookie)).status).toBe(200);
    const { rows } = await one.database.admin.query<{ id: number }>('select id from users where email = $1', [email]);
    await removeMember(one.deps, shop.owner, { userId: rows[0]?.id ?? 0 });
    expect((await current(other.url, cookie)).status).toBe(404);
  });

  it('refuse a token that was revoked at the other, with the next call', async () => {
    const bearer = await makeKey(one, shop.id, { kind: 'opal' });
    for (const { url } of [one, other]) expect((await generate(url, { bearer })).status).toBe(200);
    const { rows } = await listApiKeys(one.deps, shop.owner);
    await revokeApiKey(one.deps, shop.owner, { id: rows.find(({ name }) => name === 'Key opal')?.id ?? 0 });
    for (const { url } of [one, other]) expect((await generate(url, { bearer })).status).toBe(401);
  });

  it('work once on one request that reaches both', async () => {
    const answers = await Promise.all([one, other, one, other].map(({ url }) => generate(url, { id: 'twice', description: 'a note that is asked for twice' })));
    expect(answers.map(({ body }) => body)).toEqual(answers.map(() => answers[0]?.body));
    const { rows } = await one.database.admin.query<{ runs: number }>("select count(*)::integer as runs from generation_runs where description like '%asked for twice'");
    expect(rows[0]?.runs).toBe(1);
  });

  it('go by knowledge that was changed at the other', async () => {
    expect((await generate(other.url, { description: 'a note before the change' })).body).toMatchObject({ ok: true });
    const brand = await getBrand(one.deps, shop.owner, { id: shop.brand.id });
    await updateBrand(one.deps, shop.owner, { ...brand, ownPrefix: 'zz-', expectedVersion: brand.knowledgeVersion });
    expect((await generate(other.url, { description: 'a note after the change' })).body).toMatchObject({ ok: false, error: { code: 'generation.not_safe' } });
  });
});
