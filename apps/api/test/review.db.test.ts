import { generateAndWait } from '@safecode/usecases/generation/generate-and-wait';
import { describe, expect, it } from 'vitest';
import { makeKey, makeMember, makeOrganization, send, signIn } from './fixtures.js';
import { startApi } from './start-api.js';

const api = await startApi();
const organization = await makeOrganization(api);
const { brand, owner, slug } = organization;
const cookie = await signIn(api, await makeMember(api, organization.id, 'approver'));
const key = await makeKey(api, organization.id);
let serial = 0;

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

/** A request as curl would send it: by a person with a cookie, or with a key. */
async function rest(method: string, path: string, request: { body?: object; by?: 'approver' | 'key' } = {}): Promise<Answer> {
  const credentials = request.by === 'key' ? { bearer: key } : { headers: { cookie, origin: api.url, 'x-organization': slug } };
  const { status, body } = await send(`${api.url}/api/v1${path}`, { method, ...(request.body === undefined ? {} : { body: request.body }), ...credentials });
  return { status, body: body as Record<string, unknown> };
}

/** Proved code of the owner's. */
async function makeCode(): Promise<number> {
  serial += 1;
  const run = await generateAndWait(api.deps, owner, { brand: brand.slug, pageType: 'pdp', description: `note number ${serial}`, template: undefined, source: 'api', waitMs: 5000 });
  return run.codeId ?? 0;
}

const tool = (name: string, body: object) => send(`${api.url}/tools/${name}`, { bearer: organization.opalToken, body });

describe('the review cycle over REST', () => {
  it('goes from generated to deployed and back, and a key can do no more than ask', async () => {
    const id = await makeCode();
    expect(await rest('POST', `/generated-code/${id}/submit`, { by: 'key', body: {} })).toMatchObject({ status: 200, body: { status: 'qa_review', missing: '0 of 1 approvals' } });
    const review = await rest('GET', `/generated-code/${id}/review`);
    const { contentHash } = review.body as { contentHash: string };
    expect(review.body).toMatchObject({ status: 'qa_review', requirement: { approve: { needed: 1, have: 0 } }, myStage: 'approval' });
    expect((await rest('GET', '/reviews/waiting')).body).toMatchObject({ total: 1, rows: [{ id, contentHash }] });

    expect(await rest('PUT', `/generated-code/${id}/approve`, { by: 'key', body: { contentHash } })).toMatchObject({ status: 403, body: { data: { domainCode: 'review.only_people_decide' } } });
    expect(await rest('PUT', `/generated-code/${id}/approve`, { body: { contentHash: 'f'.repeat(64) } })).toMatchObject({ status: 409, body: { data: { domainCode: 'review.stale_revision' } } });
    expect(await rest('PUT', `/generated-code/${id}/approve`, { body: { contentHash } })).toMatchObject({ status: 200, body: { status: 'approved' } });

    expect(await rest('POST', `/generated-code/${id}/deploy`, { by: 'key', body: { contentHash } })).toMatchObject({ status: 403, body: { data: { domainCode: 'access.denied' } } });
    const planned = await rest('POST', `/generated-code/${id}/deploy`, { body: { contentHash } });
    const { id: deploymentId } = (planned.body as { deployment: { id: number } }).deployment;
    expect((await rest('GET', `/deployments/${deploymentId}/package`)).body).toMatchObject({ manifest: { contentHash } });
    expect(await rest('POST', `/deployments/${deploymentId}/live`, { body: { externalId: 'exp-1' } })).toMatchObject({ status: 200, body: { status: 'deployed' } });
    expect(await rest('POST', `/generated-code/${id}/kill`, { body: { reason: 'The basket is empty.' } })).toMatchObject({ status: 200, body: { status: 'rolled_back' } });
  });

  it('keeps the paths of status and reject, and asks for a note', async () => {
    const id = await makeCode();
    const { contentHash } = (await rest('GET', `/generated-code/${id}/review`)).body as { contentHash: string };
    expect(await rest('PUT', `/generated-code/${id}/status`, { body: { status: 'qa_review', contentHash } })).toMatchObject({ status: 200, body: { status: 'qa_review' } });
    expect(await rest('PUT', `/generated-code/${id}/reject`, { body: { contentHash } })).toMatchObject({ status: 422, body: { data: { domainCode: 'review.note_required' } } });
    expect(await rest('PUT', `/generated-code/${id}/reject`, { body: { contentHash, note: 'Not the tone of the brand.' } })).toMatchObject({ status: 200, body: { status: 'rejected' } });
  });

  it('edits through revisions and shows their sides', async () => {
    const id = await makeCode();
    const { contentHash } = (await rest('GET', `/generated-code/${id}/review`)).body as { contentHash: string };
    const edited = await rest('POST', `/generated-code/${id}/revisions`, { by: 'key', body: { baseHash: contentHash, javascript: '', css: '.fx-note { color: green }' } });
    expect(edited).toMatchObject({ status: 200, body: { revision: { number: 2, basedOn: 1, verdict: 'pass', origin: 'edited' } } });
    expect((await rest('GET', `/generated-code/${id}/revisions`)).body).toMatchObject({ rows: [{ number: 2 }, { number: 1, origin: 'generated', contentHash }] });
    expect((await rest('GET', `/generated-code/${id}/revisions/2`)).body).toMatchObject({ css: '.fx-note { color: green }', astHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const { sides } = (await rest('GET', `/generated-code/${id}/sources`)).body as { sides: { side: string }[] };
    expect(sides.map(({ side }) => side)).toEqual(['generated', 'edited']);
  });

  it('decides on many with a result for each', async () => {
    const [one, other] = [await makeCode(), await makeCode()];
    await rest('POST', `/generated-code/${one}/submit`, { by: 'key', body: {} });
    const { contentHash } = (await rest('GET', `/generated-code/${one}/review`)).body as { contentHash: string };
    const { body } = await rest('POST', '/reviews/bulk', { body: { items: [{ id: one, contentHash }, { id: other, contentHash }], decision: 'approve' } });
    expect(body).toMatchObject({ results: [{ id: one, outcome: 'done', status: 'approved' }, { id: other, outcome: 'refused', code: 'review.illegal_move' }] });
  });

  it('sets and reads the policy of a brand, by its version', async () => {
    const asOwner = { headers: { cookie: await signIn(api, organization.ownerEmail), origin: api.url, 'x-organization': slug } };
    const path = `${api.url}/api/v1/brands/${brand.id}/review-policy`;
    const { brandId: _id, version, updatedAt: _at, updatedBy: _by, ...policy } = (await send(path, asOwner)).body as Record<string, unknown>;
    expect([version, policy['approvalsNeeded']]).toEqual([0, 1]);
    const put = (expectedVersion: number) => send(path, { method: 'PUT', body: { ...policy, approvalsNeeded: 2, expectedVersion }, ...asOwner });
    expect((await put(0)).body).toMatchObject({ version: 1, approvalsNeeded: 2 });
    expect(await put(0)).toMatchObject({ status: 409, body: { data: { domainCode: 'conflict.stale_version' } } });
    expect(await rest('PUT', `/brands/${brand.id}/review-policy`, { body: { ...policy, expectedVersion: 1 } })).toMatchObject({ status: 403 });
    await send(path, { method: 'PUT', body: { ...policy, expectedVersion: 1 }, ...asOwner });
  });
});

describe('Opal', () => {
  it('sends code to review and asks for its status, and has no tool that decides', async () => {
    const id = await makeCode();
    const sent = await tool('submit-for-review', { code_id: id, note: 'Made for the spring sale.' });
    expect(sent.body).toMatchObject({ ok: true, status: 'qa_review', approvals: { needed: 1, have: 0 }, waiting_for: [expect.objectContaining({ stage: 'approval' })], due_at: expect.any(String) });
    expect((await tool('get-review-status', { code_id: id })).body).toMatchObject({ ok: true, status: 'qa_review' });
    expect((await tool('submit-for-review', { code_id: id })).body).toMatchObject({ ok: false, error: { code: 'review.illegal_move' } });
    const { functions } = (await send(`${api.url}/discovery`)).body as { functions: { name: string }[] };
    expect(functions.map(({ name }) => name).filter((name) => /approve|reject|decide|deploy/.test(name))).toEqual([]);
  });

  it('makes the person it speaks for an author', async () => {
    const email = await makeMember(api, organization.id, 'approver');
    const made = await send(`${api.url}/tools/generate-variation-code`, {
      bearer: organization.opalToken,
      body: { parameters: { brand: brand.slug, page_type: 'pdp', description: 'a note for somebody' }, auth: { credentials: { user_id: email } } },
    });
    const { code } = made.body as { code: { id: number } };
    const { rows } = await api.database.admin.query<{ name: string }>(
      'select u.email as name from generated_code c cross join lateral app.code_authors(c.organization_id, c.id) a join users u on u.id = a where c.id = $1', [code.id]);
    expect(rows).toEqual([{ name: email }]);
  });
});
