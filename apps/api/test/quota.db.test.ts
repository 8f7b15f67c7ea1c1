import { setGenerationQuota } from '@safecode/usecases/quota/set-generation-quota';
import { describe, expect, it } from 'vitest';
import { makeOrganization, send } from './fixtures.js';
import { plainDrafter } from './plain-drafter.js';
import { startApi } from './start-api.js';

const api = await startApi({ generation: { drafter: plainDrafter() } });

describe('a limit of generations', () => {
  it('admits exactly as many of those who ask at once, and keeps nothing of the others but their calls', async () => {
    const shop = await makeOrganization(api);
    await setGenerationQuota(api.deps, shop.owner, { monthlyLimit: 7 });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        send(`${api.url}/tools/generate-variation-code`, { bearer: shop.opalToken, body: { parameters: { brand: 'fixture', page_type: 'pdp', description: `note${' '.repeat(n)}${n}` } } }),
      ),
    );
    const outcomes = answers.map(({ body }) => (body as { ok: boolean; error?: { code: string } }).error?.code ?? 'ok');
    expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(7);
    expect(outcomes.filter((outcome) => outcome === 'quota.exhausted')).toHaveLength(13);
    const { rows } = await api.database.admin.query<{ runs: number; codes: number; calls: number; open: number }>(
      `select (select count(*) from generation_runs where organization_id = $1)::integer as runs, (select count(*) from generated_code where organization_id = $1)::integer as codes,
              (select count(*) from opal_requests where organization_id = $1)::integer as calls, (select count(*) from opal_requests where organization_id = $1 and completed_at is null)::integer as open`,
      [shop.id],
    );
    expect(rows[0]).toEqual({ runs: 7, codes: 7, calls: 20, open: 0 });
  });

  it('does not count questions and what was made before', async () => {
    const shop = await makeOrganization(api);
    await setGenerationQuota(api.deps, shop.owner, { monthlyLimit: 1 });
    const generate = async (description: string) =>
      (await send(`${api.url}/tools/generate-variation-code`, { bearer: shop.opalToken, body: { parameters: { brand: 'fixture', page_type: 'pdp', description } } })).body;
    expect(await generate('ask: a bar')).toMatchObject({ error: { code: 'generation.needs_answers' } });
    expect(await generate('note')).toMatchObject({ ok: true });
    expect(await generate('note')).toMatchObject({ ok: true });
    expect(await generate('another note')).toMatchObject({ ok: false, error: { code: 'quota.exhausted', message: expect.stringContaining('owner or admin') } });
  });
});
