import type { OpalRequest } from '@safecode/domain/requests/opal-request';
import { listRequests } from '@safecode/usecases/requests/list-requests';
import { describe, expect, it } from 'vitest';
import { makeKey, makeOrganization, send } from './fixtures.js';
import { startApi } from './start-api.js';

const api = await startApi();
const shop = await makeOrganization(api);
const other = await makeOrganization(api);

interface CallOptions {
  readonly bearer?: string | null;
  readonly headers?: Record<string, string>;
  readonly path?: string;
}

const call = (tool: string, body: unknown, options: CallOptions = {}) =>
  send(`${api.url}${options.path ?? `/tools/${tool}`}`, {
    method: 'POST',
    body,
    ...(options.bearer === null ? {} : { bearer: options.bearer ?? shop.opalToken }),
    headers: options.headers ?? {},
  });

const REQUEST = { brand: 'fixture', page_type: 'pdp', description: 'a note below the price' };
const generate = (parameters: object, options?: CallOptions) => call('generate-variation-code', { parameters }, options);
const recorded = async (): Promise<OpalRequest[]> => (await listRequests(api.deps, shop.owner, { limit: 200 })).rows;
const failure = (code: string) => ({ ok: false, error: { code, message: expect.any(String) } });

describe('a generation by Opal', () => {
  it('answers code with verdict pass, its hash, confidence and address', async () => {
    const { status, headers, body } = await generate(REQUEST);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(body).toMatchObject({
      ok: true,
      status: 'done',
      job_id: expect.any(Number),
      code: {
        verdict: 'pass',
        css: expect.stringContaining('.fx-note'),
        javascript: '',
        content_hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        confidence: expect.any(Number),
        warnings: [],
        url: expect.stringMatching(new RegExp(`^${api.url}/o/${shop.slug}/b/fixture/code/\\d+/code$`)),
      },
    });
  });

  it.each<[string, unknown, string?]>([
    ['wrapped', { parameters: REQUEST }],
    ['bare', REQUEST],
    ['bare, with the envelope beside it', { ...REQUEST, environment: { execution_mode: 'headless' }, auth: { provider: 'optiid' }, chat_metadata: {} }],
    ['with null and empty optionals', { parameters: { ...REQUEST, template: null, answers: null } }],
    ['as a form sends untouched fields', { parameters: { ...REQUEST, template: '', answers: '', extra: 0 } }],
    ['with camelCase names', { parameters: { brand: 'fixture', pageType: 'pdp', description: 'a note below the price' } }],
    ['at the address below discovery', { parameters: REQUEST }, '/discovery/tools/generate-variation-code'],
    ['at the address of the roadmap', { parameters: REQUEST }, '/api/v1/opal/generate-code'],
    ['with an envelope that is not what it should be', { parameters: REQUEST, environment: 'headless', auth: [1], chat_metadata: 'x' }],
  ])('takes a body %s', async (_, body, path) => {
    const answer = await call('generate-variation-code', body, path === undefined ? {} : { path });
    expect(answer.body).toMatchObject({ ok: true, code: { verdict: 'pass' } });
  });

  it('answers exact questions when something is missing', async () => {
    const { status, body } = await generate({ ...REQUEST, description: 'ask: a bar' });
    expect(status).toBe(200);
    expect(body).toEqual({
      ok: false,
      error: { code: 'generation.needs_answers', message: expect.any(String), questions: [{ name: 'barCopy', question: 'What should the bar say?', kind: 'text', choices: [] }] },
    });
  });

  it('never hands out code whose verdict is fail', async () => {
    const { status, body, text } = await generate({ ...REQUEST, description: 'unsafe: hide it all' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ ...failure('generation.not_safe'), error: { findings: [expect.objectContaining({ severity: 'error', end_line: 1 })] } });
    expect(text).not.toContain('display: none');
  });

  it('says why it is not possible', async () => {
    expect((await generate({ ...REQUEST, description: 'impossible: fly' })).body).toMatchObject({ error: { code: 'generation.impossible', message: 'There is no template for this.' } });
  });

  it('names each wrong parameter', async () => {
    const { status, body } = await generate({ page_type: 'Not A Type', description: 'x' });
    expect(status).toBe(200);
    const { error } = body as { error: { issues: { path: string }[] } };
    expect(error.issues.map(({ path }) => path).sort()).toEqual(['brand', 'description', 'page_type']);
  });

  it('refuses text the database cannot hold, and keeps the call on record', async () => {
    const { body } = await generate({ ...REQUEST, description: 'a\u0000b note' });
    expect(body).toMatchObject(failure('input.invalid'));
    expect((await recorded())[0]).toMatchObject({ outcome: 'invalid', testDescription: 'a\uFFFDb note' });
  });

  it('does not tell a brand of another organisation from one that does not exist', async () => {
    const [foreign, unknown] = await Promise.all([generate({ ...REQUEST, brand: other.brand.slug }, { bearer: await makeKey(api, shop.id, { kind: 'opal', brandIds: [] }) }), generate({ ...REQUEST, brand: 'no-such-brand' })]);
    expect(foreign.body).toEqual(unknown.body);
    expect(foreign.body).toMatchObject(failure('access.not_found'));
  });

  it('needs the right', async () => {
    const bearer = await makeKey(api, shop.id, { kind: 'opal', scopes: ['brand.read'] });
    expect((await generate(REQUEST, { bearer })).body).toMatchObject(failure('access.denied'));
  });

  it('tells nothing of what went wrong inside a drafter', async () => {
    const { status, body, text } = await generate({ ...REQUEST, description: 'crash: now' });
    // A drafter that throws what it should not is a failed generation, not a failed server.
    expect(status).toBe(200);
    expect(body).toMatchObject(failure('generation.provider_unavailable'));
    expect(text).not.toContain('secret internals');
  });
});

describe('the form of the answer', () => {
  it('is plain JSON for headless calls', async () => {
    const { body } = await call('generate-variation-code', { parameters: REQUEST, environment: { execution_mode: 'headless' } });
    expect(body).not.toHaveProperty('type');
    expect(body).not.toHaveProperty('config');
  });

  it('has an island beside it for interactive ones', async () => {
    const { body } = await call('generate-variation-code', { parameters: REQUEST, environment: { execution_mode: 'interactive' } });
    expect(body).toMatchObject({ ok: true, type: 'island', message: expect.any(String), code: { verdict: 'pass' } });
    const { config } = body as { config: { islands: { fields: { name: string; label: string; type: string; value: unknown; hidden: boolean; options: unknown[] }[]; actions: unknown[] }[] } };
    for (const field of config.islands[0]?.fields ?? []) expect(field).toEqual({ name: expect.any(String), label: expect.any(String), type: 'string', value: expect.any(String), hidden: expect.any(Boolean), options: [] });
  });
});

describe('tokens', () => {
  it.each<[string, string | null]>([['no token', null], ['a token that was never made', 'opal_x_y'], ['an empty one', ' ']])('answers 401 to %s', async (_, bearer) => {
    const { status, headers, body } = await generate(REQUEST, { bearer });
    expect(status).toBe(401);
    expect(headers.get('www-authenticate')).toBe('Bearer');
    expect(body).toMatchObject({ code: 'UNAUTHORIZED', data: { domainCode: 'auth.token_invalid' } });
  });

  it('knows two at once while one is rotated, and none that was revoked', async () => {
    const second = await makeKey(api, shop.id, { kind: 'opal' });
    for (const bearer of [shop.opalToken, second]) expect((await call('list-brands', {}, { bearer })).status).toBe(200);
    await api.database.admin.query(`update api_keys set revoked_at = now() where organization_id = $1 and name = 'Key opal'`, [shop.id]);
    expect((await call('list-brands', {}, { bearer: second })).status).toBe(401);
    expect((await call('list-brands', {})).status).toBe(200);
  });

  it('works for keys of the API as well', async () => {
    expect((await call('list-brands', {}, { bearer: await makeKey(api, shop.id) })).status).toBe(200);
  });
});

describe('transport', () => {
  it('answers 404 to a tool that does not exist', async () => expect((await call('delete-everything', {})).status).toBe(404));
  it('answers 413 to a body that is too large', async () => {
    const { status, body } = await generate({ ...REQUEST, description: 'x'.repeat(1_600_000) });
    expect(status).toBe(413);
    expect(body).toMatchObject({ data: { domainCode: 'limit.payload', domainData: { maxBytes: 1_500_000 } } });
  });
  it('answers 400 to what is not JSON', async () => expect((await call('list-brands', '{"parameters":')).status).toBe(400));
  it('answers 400 to a list', async () => expect((await call('list-brands', '[1]')).status).toBe(400));
  it('answers 415 to a form', async () => {
    expect((await call('list-brands', 'a=b', { headers: { 'content-type': 'application/x-www-form-urlencoded' } })).status).toBe(415);
  });
  it('takes a body that is absent', async () => {
    const { status, body } = await send(`${api.url}/tools/list-brands`, { method: 'POST', bearer: shop.opalToken });
    expect([status, body]).toEqual([200, expect.objectContaining({ ok: true })]);
  });
  it('survives a body that nests without end', async () => {
    const { status, body } = await call('generate-variation-code', `{"parameters":{"brand":"fixture","answers":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`);
    expect(status).toBe(200);
    expect(body).toMatchObject(failure('input.invalid'));
  });
});

describe('the other tools', () => {
  it('list_brands lists what the token may see', async () => {
    expect((await call('list-brands', { parameters: {} })).body).toEqual({ ok: true, total: 1, brands: [{ slug: 'fixture', name: 'Fixture', site: 'https://shop.example', page_types: ['pdp', 'plp'] }] });
    expect((await call('list-brands', {}, { bearer: await makeKey(api, shop.id, { kind: 'opal', brandIds: [] }) })).body).toMatchObject({ brands: [] });
  });

  it('get_generation_status answers what the generation answered', async () => {
    const first = await generate({ ...REQUEST, description: 'a note to ask about' });
    const { job_id: jobId } = first.body as { job_id: number };
    expect((await call('get-generation-status', { parameters: { job_id: jobId } })).body).toEqual(first.body);
    expect((await call('get-generation-status', { parameters: { job_id: String(jobId) } })).body).toEqual(first.body);
  });

  it('get_generation_status does not tell a run of another organisation from one that does not exist', async () => {
    const { job_id: jobId } = (await generate(REQUEST)).body as { job_id: number };
    const [foreign, unknown] = await Promise.all([jobId, 2_000_000_000].map((id) => call('get-generation-status', { parameters: { job_id: id } }, { bearer: other.opalToken })));
    expect(foreign?.body).toEqual(unknown?.body);
    expect(foreign?.body).toMatchObject(failure('access.not_found'));
  });

  it('validate_code tells verdict and findings', async () => {
    const check = (css: string) => call('validate-code', { parameters: { brand: 'fixture', page_type: 'pdp', css } });
    expect((await check('.fx-a { color: red }')).body).toMatchObject({ ok: true, verdict: 'pass', findings: [] });
    expect((await check('.theirs { color: red }')).body).toMatchObject({ ok: true, verdict: 'fail', findings: [expect.objectContaining({ language: 'css', severity: 'error' })] });
  });
});

describe('the record of calls', () => {
  it('says what was asked, by whom, how long each phase took and how it ended', async () => {
    await call(
      'generate-variation-code',
      { parameters: { ...REQUEST, description: 'note for ana@shop.example, token Bearer abcdefghijklmnop' }, environment: { execution_mode: 'headless' }, auth: { provider: 'OptiID', credentials: { user_id: 'u-17', access_token: 'not-kept' } } },
      { headers: { 'x-opal-thread-id': 'thread-9', 'x-opal-request-id': 'call-1' } },
    );
    const [row] = await recorded();
    expect(row).toMatchObject({
      requestId: 'call-1', tool: 'generate_variation_code', brandName: 'Fixture', testType: 'pdp', testDescription: 'note for [mail address], token [token]',
      opalUserId: 'u-17', sessionId: 'thread-9', executionMode: 'headless', tokenName: 'Opal (first start)', status: 'success', outcome: 'ok',
      runId: expect.any(Number), generatedCodeId: expect.any(Number), confidenceScore: expect.any(Number), responseTimeMs: expect.any(Number),
      phases: { queue: expect.any(Number), select: expect.any(Number), model: expect.any(Number), verify: expect.any(Number) }, completedAt: expect.any(String),
    });
    expect(JSON.stringify(row)).not.toContain('not-kept');
  });

  it('has no call that was answered and is still open', async () => {
    expect((await recorded()).filter((row) => row.completedAt === null)).toEqual([]);
  });
});

describe('a comment by Opal', () => {
  const comment = (parameters: object) => call('comment-on-code', { parameters });

  it('stands on the lines, in the name of Opal, and tells who is mentioned', async () => {
    const { body } = await generate(REQUEST);
    const codeId = (body as { code: { id: number } }).code.id;
    const answer = await comment({ code_id: codeId, comment: 'Is this the right colour?', language: 'css', line: 1, mention: [shop.ownerEmail] });
    expect(answer.body).toMatchObject({ ok: true, code_id: codeId, thread_id: expect.any(Number), message: `The comment is on code #${codeId}, line 1. 1 mentioned.` });
    const { rows } = await api.database.admin.query('select t.language, t.start_line, t.created_by, n.event from discussion_threads t join notifications n on n.thread_id = t.id where t.code_id = $1', [codeId]);
    expect(rows).toMatchObject([{ language: 'css', start_line: 1, created_by: { kind: 'opal' }, event: 'mention' }]);
  });

  it('is refused for people who cannot see the code, and for lines without a language', async () => {
    const { body } = await generate(REQUEST);
    const codeId = (body as { code: { id: number } }).code.id;
    expect((await comment({ code_id: codeId, comment: 'Look', mention: ['nobody@shop.example'] })).body).toMatchObject(failure('discussion.mention_refused'));
    expect((await comment({ code_id: codeId, comment: 'Look', line: 3 })).body).toMatchObject(failure('input.invalid'));
    expect((await comment({ code_id: codeId, comment: 'Look', language: 'css', line: 4000 })).body).toMatchObject(failure('discussion.lines_unknown'));
  });
});
