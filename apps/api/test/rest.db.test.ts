import SwaggerParser from '@apidevtools/swagger-parser';
import { beforeAll, describe, expect, it } from 'vitest';
import { restOperations } from '../src/rest/rest-operations.js';
import { appRouter } from '../src/router.js';
import { makeKey, makeOrganization, send, signIn } from './fixtures.js';
import { startApi } from './start-api.js';

const api = await startApi();
const shop = await makeOrganization(api);
const key = await makeKey(api, shop.id);
const cookie = await signIn(api, shop.ownerEmail);
const rest = (path: string, options: Parameters<typeof send>[1] = {}) => send(`${api.url}/api/v1${path}`, { bearer: key, ...options });
const trpc = (path: string, options: Parameters<typeof send>[1] = {}) =>
  send(`${api.url}/trpc/${path}`, { ...options, headers: { cookie, origin: api.url, 'x-organization': shop.slug, ...options.headers } });
const query = (path: string, input: unknown) => trpc(`${path}?input=${encodeURIComponent(JSON.stringify(input))}`);

describe('the document', () => {
  let document: { paths: Record<string, Record<string, { responses: Record<string, unknown>; operationId: string; security: unknown }>> };
  beforeAll(async () => {
    document = (await send(`${api.url}/api/v1/openapi.json`)).body as typeof document;
  });

  it('is valid OpenAPI, judged by somebody else', async () => {
    await expect(SwaggerParser.validate(structuredClone(document) as never)).resolves.toBeTruthy();
  });

  it('lists every operation, and nothing that is not there', () => {
    const listed = Object.entries(document.paths).flatMap(([path, item]) => Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`));
    expect(listed.sort()).toEqual([...restOperations(appRouter).map(({ method, path }) => `${method} ${path}`), 'POST /opal/generate-code'].sort());
  });

  it('tells of each operation how it can be refused and what it needs', () => {
    for (const [path, item] of Object.entries(document.paths)) {
      for (const operation of Object.values(item)) {
        expect([path, ...Object.keys(operation.responses)]).toEqual([path, '200', '400', '401', '403', '404', '409', '413', '415', '422', '429', '500', '503']);
        expect({ path, security: operation.security }).toEqual({ path, security: [{ apiKey: [] }] });
      }
    }
  });

  it('can be read as a page without scripts', async () => {
    const { status, headers, text } = await send(`${api.url}/api/docs`);
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text).toContain('/api/v1/generations');
    expect(text).not.toContain('<script');
  });
});

describe('REST', () => {
  it('answers what tRPC answers', async () => {
    const viaTrpc = await query('brands.get', { id: shop.brand.id });
    const viaRest = await rest(`/brands/${shop.brand.id}`);
    expect((viaTrpc.body as { result: { data: unknown } }).result.data).toEqual(viaRest.body);
  });

  it('prefers a literal path to one with a parameter', async () => {
    expect((await rest('/generations/preflight?brand=fixture&pageType=pdp&description=a%20note')).body).toMatchObject({ provider: 'template', selectorCount: 1 });
    expect((await rest('/brands/by-slug/fixture')).body).toMatchObject({ id: shop.brand.id });
  });

  it('goes the way from a brand to code', async () => {
    const run = await rest('/generations', { body: { brand: 'fixture', pageType: 'pdp', description: 'a note' } });
    expect(run).toMatchObject({ status: 200, body: { status: 'passed', source: 'api', verdict: 'pass' } });
    const { codeId } = run.body as { codeId: number };
    expect((await rest(`/generated-code/${codeId}`)).body).toMatchObject({ id: codeId, status: 'generated', report: { verdict: 'pass' } });
    expect((await rest('/generated-code?verdict=pass&limit=1')).body).toMatchObject({ rows: [{ id: expect.any(Number) }] });
    expect((await rest('/verifications', { body: { brand: 'fixture', pageType: 'pdp', css: '.theirs{color:red}' } })).body).toMatchObject({ report: { verdict: 'fail' } });
  });

  it('changes things: make, change, refuse an old version, archive, refuse what is archived', async () => {
    const made = await rest('/selectors', { body: { brandId: shop.brand.id, selector: '.rest', pageType: 'pdp', name: 'Rest' } });
    const { id } = made.body as { id: number };
    const change = (expectedVersion: number) => rest(`/selectors/${id}`, { method: 'PUT', body: { selector: '.rest', pageType: 'pdp', name: 'Rested', expectedVersion } });
    expect((await change(1)).body).toMatchObject({ name: 'Rested', version: 2 });
    expect(await change(1)).toMatchObject({ status: 409, body: { code: 'CONFLICT', data: { domainCode: 'conflict.stale_version' } } });
    expect((await rest(`/selectors/${id}/archive`, { body: {} })).body).toMatchObject({ status: 'archived' });
    expect(await rest(`/selectors/${id}/archive`, { body: {} })).toMatchObject({ status: 409 });
  });

  it('refuses a template that breaks the rules, with the findings', async () => {
    const { status, body } = await rest('/templates', {
      body: { brandId: shop.brand.id, name: 'Bad', description: 'Bad.', testType: 'note', pageTypes: ['pdp'], css: '.theirs { color: red }', slots: [] },
    });
    expect(status).toBe(422);
    expect(body).toMatchObject({ data: { domainCode: 'template.not_safe', domainData: { count: 1, findings: [expect.objectContaining({ category: 'unapproved-selector' })] } } });
  });

  it.each<[string, string, number]>([
    ['an unknown path', '/no/such', 404],
    ['a method that is not there', '/brands/1/archive', 404],
    ['an id that is no number', '/brands/abc', 400],
    ['an id beyond all', '/brands/99999999999', 400],
    ['a limit that is none', '/brands?limit=0', 400],
    ['a repeated name', '/brands?limit=1&limit=2', 400],
    ['a broken escape', '/brands/by-slug/%E0%A4%A', 404],
    ['a cursor of nobody', '/brands?cursor=abcd', 400],
  ])('answers %s with a refusal', async (_, path, status) => {
    expect((await rest(path)).status).toBe(status);
  });

  it('says which field is wrong', async () => {
    const { status, body } = await rest('/generations', { body: { brand: 'Not a slug', pageType: 'pdp', description: 'x' } });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: 'BAD_REQUEST',
      message: 'Some of the input is not valid. See the listed fields.',
      data: { code: 'BAD_REQUEST', httpStatus: 400, domainCode: 'input.invalid', correlationId: expect.any(String) },
      issues: [expect.objectContaining({ path: 'brand' }), expect.objectContaining({ path: 'description' })],
    });
  });

  it('needs a key, and one with the right', async () => {
    expect((await send(`${api.url}/api/v1/brands`)).status).toBe(401);
    expect((await rest('/brands', { bearer: 'osk_nobody_x' })).status).toBe(401);
    const reader = await makeKey(api, shop.id, { scopes: ['brand.read'] });
    expect(await rest('/brands', { bearer: reader, body: { name: 'N', slug: 'n', site: 'https://n.example', ownPrefix: 'n-', pageTypes: ['pdp'] } })).toMatchObject({ status: 403, body: { data: { domainCode: 'access.denied', domainData: { permission: 'brand.create' } } } });
  });

  it('reads numbers and truths of a query strictly, and leaves tRPC as it is', async () => {
    expect((await rest('/generations?openOnly=false&limit=2')).status).toBe(200);
    expect((await rest('/generations?openOnly=yes')).status).toBe(400);
    expect((await query('generation.list', { openOnly: 'false' })).status).toBe(400);
    expect((await query('brands.get', { id: String(shop.brand.id) })).status).toBe(400);
    expect((await trpc('selectors.create', { body: { brandId: shop.brand.id, selector: '.x', pageType: 'pdp', name: 'X', subtree: 'no' } })).status).toBe(400);
  });
});

describe('limits of both faces', () => {
  const large = { brand: 'fixture', pageType: 'pdp', description: 'x'.repeat(1_600_000) };
  it.each<[string, () => Promise<{ status: number; body: unknown }>]>([
    ['REST', () => rest('/generations', { body: large })],
    ['tRPC', () => trpc('generation.start', { body: large })],
    ['tRPC, without saying how long', () => chunked(`${api.url}/trpc/generation.start`)],
    ['REST, without saying how long', () => chunked(`${api.url}/api/v1/generations`)],
  ])('a body that is too large is refused with 413 (%s)', async (_, call) => {
    expect((await call()).status).toBe(413);
  });

  async function chunked(url: string): Promise<{ status: number; body: unknown }> {
    const parts = Array.from({ length: 40 }, () => 'y'.repeat(50_000));
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        const part = parts.pop();
        if (part === undefined) return controller.close();
        controller.enqueue(new TextEncoder().encode(part));
      },
    });
    const headers = { 'content-type': 'application/json', ...(url.includes('/trpc') ? { cookie, origin: api.url, 'x-organization': shop.slug } : { authorization: `Bearer ${key}` }) };
    const answer = await fetch(url, { method: 'POST', headers, body, duplex: 'half' });
    return { status: answer.status, body: await answer.text() };
  }

  it('NUL, half characters and endless nesting are refused with 400', async () => {
    for (const description of ['a\u0000b', 'a\uD800b']) {
      expect((await trpc('generation.start', { body: { brand: 'fixture', pageType: 'pdp', description } })).status).toBe(400);
      expect((await rest('/generations', { body: { brand: 'fixture', pageType: 'pdp', description } })).status).toBe(400);
      expect((await query('codes.list', { q: description })).status).toBe(400);
    }
    expect((await rest('/generations', { body: `{"answers":${'['.repeat(50_000)}${']'.repeat(50_000)}}` })).status).toBe(400);
  });

  it('more than 20 calls in one request are refused', async () => {
    const batch = (count: number) => trpc(`${Array.from({ length: count }, () => 'session.current').join(',')}?batch=1&input=%7B%7D`);
    expect((await batch(20)).status).toBe(200);
    expect((await batch(21)).status).toBe(400);
  });

  it('a procedure that does not exist is not found', async () => {
    expect(await trpc('brands.destroy')).toMatchObject({ status: 404, body: { error: { data: { domainCode: 'access.not_found' } } } });
  });
});
