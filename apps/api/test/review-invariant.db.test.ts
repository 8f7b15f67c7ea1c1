import { quorumOf } from '@safecode/domain/review/decide-vote';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { readAuditRows, resolveFilter, showDetails } from '@safecode/database/ledger/audit-read-model';
import { findCodeRow } from '@safecode/database/review/state-repository';
import { tenantContextOf } from '@safecode/usecases/access/tenant-context';
import { handOverReviews } from '@safecode/usecases/review/hand-over-reviews';
import { loadReview } from '@safecode/usecases/review/load-review';
import { array, assert, asyncModelRun, asyncProperty, commands, constant, constantFrom, integer, oneof, record, type Arbitrary, type AsyncCommand } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLedger, type LedgerLine } from './review-model/oracle.js';
import { isAlone, perform, type Operation } from './review-model/operations.js';
import { modelScene, PEOPLE } from './review-model/scene.js';
import { TEXTS } from './review-model/texts.js';

/** Sequences of a run; a deep run sets the number in the environment. */
const SEQUENCES = Number(process.env['REVIEW_SEQUENCES'] ?? 60);
const SEED = process.env['REVIEW_SEED'];
const scene = await modelScene();
const { admin } = scene.api.database;
/** The policy a sequence begins with. */
const START = constantFrom(
  { approvalsNeeded: 1, separateQa: false, qaNeeded: 1 }, { approvalsNeeded: 1, separateQa: false, qaNeeded: 1 },
  { approvalsNeeded: 2, separateQa: false, qaNeeded: 1 }, { approvalsNeeded: 2, separateQa: false, qaNeeded: 1 }, { approvalsNeeded: 1, separateQa: true, qaNeeded: 1 },
);

const who = oneof({ weight: 2, arbitrary: constantFrom('dana' as const, 'eve' as const) }, { weight: 1, arbitrary: constantFrom(...PEOPLE) });
const seen = oneof({ weight: 6, arbitrary: constant('newest' as const) }, { weight: 1, arbitrary: constantFrom('first' as const, 'second' as const) });
const decision = oneof({ weight: 2, arbitrary: constant('approve' as const) }, { weight: 1, arbitrary: constantFrom('request_changes' as const, 'reject' as const) });
const kind = <K extends Operation['kind']>(name: K) => constant(name);
/** Weighted so that most sequences get somewhere: what goes out can only be wrong when something goes out. */
const OPERATION: Arbitrary<Operation> = oneof(
  { weight: 14, arbitrary: record({ kind: kind('advance'), steps: constantFrom(1, 1, 1, 3, 4), approver: constantFrom('dana', 'dana', 'eve', 'eve', 'ricky'), stage: constantFrom(null, null, 'qa'), bySchedule: constantFrom(true, false) }) },
  { weight: 8, arbitrary: record({ kind: kind('decide'), who, surface: constantFrom('trpc', 'rest', 'bulk', 'status', 'key'), decision, seen, stage: constantFrom(null, null, 'qa', 'approval') }) },
  // Somebody against it, over and over: what was asked for stands until that person says otherwise or the text changes.
  { weight: 3, arbitrary: record({ kind: kind('decide'), who: constantFrom('dana', 'eve'), surface: constant('trpc' as const), decision: constant('request_changes' as const), seen: constant('newest' as const), stage: constant(null) }) },
  { weight: 5, arbitrary: record({ kind: kind('submit'), who, surface: constantFrom('trpc', 'key', 'opal') }) },
  { weight: 3, arbitrary: record({ kind: kind('edit'), who, surface: constantFrom('trpc', 'trpc', 'key'), text: integer({ min: 0, max: TEXTS.length - 1 }), seen }) },
  { weight: 2, arbitrary: record({ kind: kind('reformat'), who: constantFrom('ana', 'ana', 'dana', 'eve'), steps: constantFrom(0, 3), bySchedule: constantFrom(true, false) }) },
  { weight: 2, arbitrary: record({ kind: kind('late'), who: constantFrom('dana', 'eve'), surface: constantFrom('trpc', 'rest', 'bulk', 'bulk', 'status'), text: integer({ min: 1, max: 3 }) }) },
  { weight: 2, arbitrary: record({ kind: constantFrom('withdraw', 'reopen', 'unschedule', 'kill'), who }) },
  { weight: 4, arbitrary: record({ kind: constantFrom('deploy', 'schedule'), who, seen }) },
  { weight: 4, arbitrary: record({ kind: constantFrom('live', 'live', 'failed', 'rollBack'), who }) },
  { weight: 3, arbitrary: record({ kind: kind('job'), platform: constantFrom('manual', 'automatic') }) },
  { weight: 1, arbitrary: record({ kind: kind('policy'), approvalsNeeded: integer({ min: 1, max: 2 }), separateQa: constantFrom(true, false, false) }) },
  { weight: 4, arbitrary: record({ kind: kind('role'), who: constantFrom('dana', 'eve'), role: constantFrom('viewer', 'reviewer', 'approver', 'approver') }) },
  { weight: 2, arbitrary: record({ kind: kind('lapse'), who: constantFrom('dana', 'eve', 'olga') }) },
  { weight: 3, arbitrary: record({ kind: kind('owners'), who: constantFrom(['dana'], ['dana'], ['eve'], ['dana', 'eve'], []) }) },
  { weight: 3, arbitrary: record({ kind: kind('away'), asOwner: constantFrom(true, false), who: constantFrom('dana', 'dana', 'eve'), standIn: constantFrom('eve', 'eve', 'dana', 'olga', 'ricky', 'ana', null) }) },
  { weight: 3, arbitrary: record({ kind: kind('cover'), who: constantFrom('dana', 'dana', 'eve'), standIn: constantFrom('eve', 'ricky', 'dana', null), approver: constantFrom('dana', 'eve', 'eve', 'ricky') }) },
  { weight: 2, arbitrary: record({ kind: kind('back'), who: constantFrom('dana', 'dana', 'eve') }) },
  { weight: 1, arbitrary: record({ kind: constantFrom('archive', 'deadlines', 'deadlines') }) },
) as Arbitrary<Operation>;

interface Model {
  done: number;
}
interface Real {
  readonly id: number;
}

/** One operation, or several at the same moment. */
class Step implements AsyncCommand<Model, Real> {
  readonly #operations: readonly Operation[];

  constructor(operations: readonly Operation[]) {
    const alone = operations.find(isAlone);
    this.#operations = alone === undefined ? operations : [alone];
  }

  check = (): boolean => true;

  async run(model: Model, { id }: Real): Promise<void> {
    // All of them end before the first failure is told: none is left running into the next step.
    const ended = await Promise.allSettled(this.#operations.map((operation) => perform({ id, scene }, operation)));
    model.done += ended.length;
    for (const end of ended) if (end.status === 'rejected') throw end.reason;
  }

  toString = (): string => JSON.stringify(this.#operations);
}

const STEP = oneof({ weight: 3, arbitrary: OPERATION.map((operation) => new Step([operation])) }, { weight: 1, arbitrary: array(OPERATION, { minLength: 2, maxLength: 4 }).map((operations) => new Step(operations)) });

/** The entries that follow one, with the persons behind their pseudonyms. */
async function ledgerAfter(sequence: number): Promise<LedgerLine[]> {
  const { owner } = scene.organization;
  const details = await inTenant(scene.deps.db, tenantContextOf(owner), async (tx) =>
    showDetails(tx, await readAuditRows(tx, await resolveFilter(tx, { brandIds: null }), { direction: 'asc', after: sequence, limit: 10_000 })));
  return details.map(({ action, actor, objectId, codeId, before, after }) => ({ action, actor, objectId, codeId, before: before as LedgerLine['before'], after: after as LedgerLine['after'] }));
}

async function position(): Promise<number> {
  const { rows } = await admin.query<{ sequence: string }>('select sequence from audit_heads where organization_id = $1', [scene.organization.id]);
  return Number(rows[0]?.sequence ?? 0);
}

/** What the tables say must fit what the ledger tells. */
async function contradictions(id: number, lines: readonly LedgerLine[], missing: readonly string[]): Promise<string[]> {
  const { rows } = await admin.query<{ status: string; liveHash: string | null; head: string; wentLive: number; quorum: boolean }>(
    `select c.status, h.content_hash as head, app.has_quorum(c.organization_id, c.id) as quorum,
            (select content_hash from deployments d where d.code_id = c.id and d.status = 'live') as "liveHash",
            (select count(*)::integer from deployments d where d.code_id = c.id and d.live_at is not null) as "wentLive"
       from generated_code c cross join lateral app.head_revision(c.organization_id, c.id) h where c.id = $1`, [id]);
  const [row] = rows;
  if (row === undefined) return ['the code is gone'];
  const told = lines.filter(({ action, codeId }) => action === 'deployment.live' && codeId === id).length;
  const owner = await scene.principalOf('olga');
  const { state, policy } = await inTenant(scene.deps.db, tenantContextOf(owner), async (tx) => loadReview(tx, owner, await findCodeRow(tx, id)));
  return [
    ...(row.status === 'deployed' && row.liveHash !== row.head ? ['it is deployed and another text is live'] : []),
    ...(row.wentLive === told ? [] : [`${row.wentLive} deployments went live, ${told} are in the ledger`]),
    ...(row.quorum === quorumOf(state, policy).isMet ? [] : ['the database counts votes in another way than the domain']),
    ...(row.quorum === (missing.length === 0) ? [] : [row.quorum ? `the database has all votes, and the ledger tells of code ${missing.join()}` : 'the ledger tells of all votes, and the database misses some']),
    ...(await askedInVain(id)),
  ];
}

/** After the reviews of people who are away were handed over, nobody who is away is asked while somebody else could be. */
async function askedInVain(id: number): Promise<string[]> {
  await handOverReviews(scene.deps);
  const isAway = (person: string): string => `exists (select 1 from absences x where x.user_id = ${person} and x.cancelled_at is null and x.starts_at <= now() and x.ends_at > now())`;
  const { rows } = await admin.query<{ user_id: number }>(
    `select a.user_id from review_requests r join review_assignees a on a.request_id = r.id join generated_code c on c.id = r.code_id
      where r.code_id = $1 and r.closed_at is null and ${isAway('a.user_id')}
        and not exists (select 1 from review_votes v where v.code_id = c.id and v.user_id = a.user_id)
        and exists (select 1 from memberships m where m.organization_id = c.organization_id and app.can_vote(c.organization_id, m.user_id, c.brand_id, a.stage)
                       and m.user_id not in (select author from app.code_authors(c.organization_id, c.id) author) and not ${isAway('m.user_id')}
                       and not exists (select 1 from review_assignees other where other.request_id = r.id and other.user_id = m.user_id))`, [id]);
  return rows.map((row) => `person ${row.user_id} is asked and away, and somebody else is there`);
}

describe('no sequence of calls, on no surface', () => {
  const reached = new Map<string, number>();
  it('brings code out without the votes of people who did not write it on exactly that text', async () => {
    const property = asyncProperty(START, commands([STEP], { maxCommands: 24, size: '+1' }), async (start, steps) => {
      await scene.restore();
      await scene.setPolicy(start, []);
      const roles = new Map(await Promise.all(PEOPLE.map(async (name) => [scene.personOf(name).userId, (await scene.principalOf(name)).role ?? 'viewer'] as const)));
      const from = await position();
      const id = await scene.makeCode();
      await asyncModelRun(() => ({ model: { done: 0 }, real: { id } }), steps);
      const lines = await ledgerAfter(from);
      for (const { action } of lines) reached.set(action, (reached.get(action) ?? 0) + 1);
      const { holes, missing } = readLedger({ lines, roles, rules: { ...start, owners: [] }, authorOf: scene.authorOf });
      expect([...holes, ...(await contradictions(id, lines, missing.get(id) ?? ['nothing was told']))]).toEqual([]);
    });
    await assert(property, { numRuns: SEQUENCES, includeErrorInReport: true, endOnFailure: process.env['REVIEW_SHRINK'] === undefined, ...(SEED === undefined ? {} : { seed: Number(SEED) }) });
    if (process.env['REVIEW_REPORT'] !== undefined) process.stdout.write(`${JSON.stringify(Object.fromEntries([...reached].sort()))}\n`);
  }, 3_600_000);

  it('and the sequences got far enough for that to mean something', () => {
    for (const action of ['review.submitted', 'review.approved', 'code.edited', 'deployment.planned', 'deployment.scheduled', 'deployment.live', 'review.reopened', 'absence.set', 'brand.archived']) {
      expect([action, reached.get(action) ?? 0]).not.toEqual([action, 0]);
    }
    expect(scene.api.errors).toEqual([]);
  });
});
