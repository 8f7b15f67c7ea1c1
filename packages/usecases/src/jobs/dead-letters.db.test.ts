import type { Principal } from '@safecode/domain/access/principal';
import { beforeEach, describe, expect, it } from 'vitest';
import { peopleScene, type Organization } from '../../test/people-scene.js';
import { summarizeHome } from '../home/summarize-home.js';
import { discardDeadLetters } from './discard-dead-letters.js';
import { listDeadLetters } from './list-dead-letters.js';
import { retryDeadLetters } from './retry-dead-letters.js';

const { deps, organization, database } = await peopleScene();
let shop: Organization;
let admin: Principal;

beforeEach(async () => {
  shop = await organization();
  admin = await (await shop.join('Admin', 'admin')).principal();
});

/** A job of the organisation that used up its attempts. */
async function deadJob(organizationId = shop.id): Promise<string> {
  const { rows } = await database.admin.query<{ id: string }>(
    `select id from graphile_worker.add_job('generation.run', json_build_object('organizationId', $1::int, 'runId', 1), max_attempts := 1)`,
    [organizationId],
  );
  const id = String(rows[0]?.id);
  await database.admin.query('update graphile_worker._private_jobs set attempts = 1, last_error = $2 where id = $1', [id, 'The model did not answer.']);
  return id;
}

const listed = async (): Promise<string[]> => (await listDeadLetters(deps, admin, { limit: 10 })).rows.map(({ id }) => id);

describe('jobs that failed for good', () => {
  it('are listed with their error, newest first, and counted on the home screen', async () => {
    const [first, second] = [await deadJob(), await deadJob()];
    expect(await listDeadLetters(deps, admin, { limit: 10 })).toMatchObject({ total: 2, rows: [{ id: second, job: 'generation.run', attempts: 1, lastError: 'The model did not answer.' }, { id: first }] });
    expect((await summarizeHome(deps, admin, {})).deadLetters).toBe(2);
    const editor = await (await shop.join('Editor', 'editor')).principal();
    expect((await summarizeHome(deps, editor, {})).deadLetters).toBe(0);
  });

  it('are tried again or discarded, each with its entry in the ledger', async () => {
    const [again, away] = [await deadJob(), await deadJob()];
    expect(await retryDeadLetters(deps, admin, { ids: [again] })).toEqual({ results: [{ id: again, outcome: 'done' }] });
    expect(await discardDeadLetters(deps, admin, { ids: [away] })).toEqual({ results: [{ id: away, outcome: 'done' }] });
    expect(await listed()).toEqual([]);
    expect((await shop.ledger()).slice(-2)).toEqual([
      expect.objectContaining({ action: 'job.retried', object_id: again, after: { job: 'generation.run' } }),
      expect.objectContaining({ action: 'job.discarded', object_id: away }),
    ]);
  });

  it('of which some are gone: the others are done, and nothing is recorded for what was not there', async () => {
    const dead = await deadJob();
    const before = (await shop.ledger()).length;
    expect(await retryDeadLetters(deps, admin, { ids: ['123456789', dead, dead] })).toEqual({ results: [{ id: '123456789', outcome: 'not_found' }, { id: dead, outcome: 'done' }] });
    expect(await shop.ledger()).toHaveLength(before + 1);
  });

  it('of another organisation are not there', async () => {
    const foreign = await deadJob((await organization()).id);
    expect(await discardDeadLetters(deps, admin, { ids: [foreign] })).toEqual({ results: [{ id: foreign, outcome: 'not_found' }] });
    expect(await listed()).toEqual([]);
  });

  it('are seen by auditors and settled by admins', async () => {
    const auditor = await (await shop.join('Auditor', 'auditor')).principal();
    await expect(listDeadLetters(deps, auditor, { limit: 10 })).resolves.toMatchObject({ rows: [] });
    await expect(retryDeadLetters(deps, auditor, { ids: ['1'] })).rejects.toMatchObject({ code: 'access.denied' });
    const editor = await (await shop.join('Writer', 'editor')).principal();
    await expect(listDeadLetters(deps, editor, { limit: 10 })).rejects.toMatchObject({ code: 'access.denied' });
  });
});
