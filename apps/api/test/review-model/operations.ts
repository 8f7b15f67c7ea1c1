import { DomainError } from '@safecode/domain/errors/domain-error';
import type { ReviewDecision, ReviewStage } from '@safecode/domain/review/review-policy';
import { runDeployment } from '@safecode/usecases/deployments/run-deployment';
import { watchDeadlines } from '@safecode/usecases/review/watch-deadlines';
import { TRPCError } from '@trpc/server';
import { send } from '../fixtures.js';
import { takesAll, type ModelScene, type PersonName } from './scene.js';
import { TEXTS } from './texts.js';

/** Which text a caller believes to be the newest. */
export type Seen = 'newest' | 'first' | 'second';

/** One thing somebody does, on one of the surfaces. Plain data, so that a failing sequence can be printed and shrunk. */
export type Operation =
  | { readonly kind: 'decide'; readonly who: PersonName; readonly surface: 'trpc' | 'rest' | 'bulk' | 'status' | 'key'; readonly decision: ReviewDecision; readonly seen: Seen; readonly stage: ReviewStage | null }
  | { readonly kind: 'submit'; readonly who: PersonName; readonly surface: 'trpc' | 'key' | 'opal' }
  | { readonly kind: 'edit'; readonly who: PersonName; readonly surface: 'trpc' | 'key'; readonly text: number; readonly seen: Seen }
  /** After some honest steps the newest text in its other formatting, which votes survive; then what was planned goes out, or is tried to. */
  | { readonly kind: 'reformat'; readonly who: PersonName; readonly steps: number; readonly bySchedule: boolean }
  /** The text changes in review, and somebody who looked at the one before decides. */
  | { readonly kind: 'late'; readonly who: 'dana' | 'eve'; readonly surface: 'trpc' | 'rest' | 'bulk' | 'status'; readonly text: number }
  | { readonly kind: 'withdraw' | 'reopen' | 'unschedule' | 'kill'; readonly who: PersonName }
  | { readonly kind: 'deploy' | 'schedule'; readonly who: PersonName; readonly seen: Seen }
  | { readonly kind: 'live' | 'failed' | 'rollBack'; readonly who: PersonName }
  /** The honest next steps from where the code is, so that sequences get somewhere. */
  | { readonly kind: 'advance'; readonly steps: number; readonly approver: 'dana' | 'eve' | 'ricky'; readonly stage: ReviewStage | null; readonly bySchedule: boolean }
  | { readonly kind: 'job'; readonly platform: 'manual' | 'automatic' }
  /** Who approved loses the right to, after the time of going out was set and before it has come. */
  | { readonly kind: 'lapse'; readonly who: PersonName }
  | { readonly kind: 'deadlines' }
  | { readonly kind: 'policy'; readonly approvalsNeeded: number; readonly separateQa: boolean }
  | { readonly kind: 'role'; readonly who: 'dana' | 'eve'; readonly role: 'viewer' | 'reviewer' | 'approver' }
  | { readonly kind: 'owners'; readonly who: readonly ('dana' | 'eve')[] }
  /** Somebody is away from now on, as the only owner or as whoever they were. */
  | { readonly kind: 'away'; readonly asOwner: boolean; readonly who: 'dana' | 'eve'; readonly standIn: 'dana' | 'eve' | 'olga' | 'ricky' | 'ana' | null }
  /** The only owner is away, and code goes on without them. */
  | { readonly kind: 'cover'; readonly who: 'dana' | 'eve'; readonly standIn: 'eve' | 'dana' | 'ricky' | null; readonly approver: 'dana' | 'eve' | 'ricky' }
  | { readonly kind: 'back'; readonly who: 'dana' | 'eve' }
  | { readonly kind: 'archive' };

/** Changes of the brand and its people. */
type Arrangement = Extract<Operation, { kind: 'policy' | 'role' | 'lapse' | 'owners' | 'away' | 'cover' | 'back' | 'archive' }>;

const ARRANGEMENTS: ReadonlySet<Operation['kind']> = new Set<Arrangement['kind']>(['policy', 'role', 'lapse', 'owners', 'away', 'cover', 'back', 'archive']);

/** Operations whose order among others is not held by the row of the code: they do not run beside others in the model. */
export const isAlone = (operation: Operation): operation is Arrangement => ARRANGEMENTS.has(operation.kind);

const DAY = 86_400_000;

interface Code {
  readonly id: number;
  readonly scene: ModelScene;
}

/** Does one thing. Refusals are as good an end as any; what is not a refusal is thrown. */
export async function perform(code: Code, operation: Operation): Promise<void> {
  try {
    await run(code, operation);
  } catch (error) {
    if (error instanceof DomainError && error.code !== 'internal') return;
    if (error instanceof TRPCError && error.cause instanceof DomainError && error.cause.code !== 'internal') return;
    throw error;
  }
}

async function run(code: Code, operation: Operation): Promise<unknown> {
  if (isAlone(operation)) return arrange(code, operation);
  const { scene, id } = code;
  switch (operation.kind) {
    case 'decide':
      return decide(code, operation);
    case 'submit':
      return submit(code, operation);
    case 'edit':
      return edit(code, operation);
    case 'reformat':
      return reformat(code, operation);
    case 'late':
      return decideLate(code, operation);
    case 'withdraw':
    case 'reopen':
      return (await scene.trpc(operation.who)).review[operation.kind]({ id, note: '' });
    case 'advance':
      for (let step = 0; step < operation.steps; step += 1) await perform(code, await nextStep(code, operation));
      return undefined;
    case 'job':
      return runJob(code, operation.platform);
    case 'deadlines':
      return watchDeadlines({ ...scene.deps, clock: { now: () => new Date(Date.now() + 30 * DAY) } });
    default:
      return deployment(code, operation);
  }
}

async function arrange(code: Code, operation: Arrangement): Promise<unknown> {
  const { scene } = code;
  switch (operation.kind) {
    case 'lapse':
      return lapse(code, operation);
    case 'policy':
      return scene.setPolicy({ approvalsNeeded: operation.approvalsNeeded, separateQa: operation.separateQa });
    case 'role':
      return scene.setRole(operation.who, operation.role);
    case 'owners':
      return scene.setPolicy({}, operation.who);
    case 'away':
      if (operation.asOwner) await scene.setPolicy({}, [operation.who]);
      return scene.setAway(operation.who, operation.standIn);
    case 'cover':
      return cover(code, operation);
    case 'back':
      return scene.setBack(operation.who);
    case 'archive':
      return scene.archiveBrand();
  }
}

async function nextStep(code: Code, { approver, stage, bySchedule }: Extract<Operation, { kind: 'advance' }>): Promise<Operation> {
  const { rows } = await code.scene.api.database.admin.query<{ status: string; planned: boolean }>(
    `select status, exists (select 1 from deployments where code_id = $1 and status = 'planned') as planned from generated_code where id = $1`, [code.id]);
  const { status = '', planned = false } = rows[0] ?? {};
  if (status === 'generated' || status === 'changes_requested') return { kind: 'submit', who: 'ana', surface: 'trpc' };
  if (status === 'qa_review') return { kind: 'decide', who: approver, surface: 'trpc', decision: 'approve', seen: 'newest', stage };
  if (planned) return bySchedule ? { kind: 'job', platform: 'automatic' } : { kind: 'live', who: approver };
  if (status === 'approved' || status === 'deploy_failed') return { kind: bySchedule ? 'schedule' : 'deploy', who: approver, seen: 'newest' };
  return { kind: 'reopen', who: approver };
}

async function lapse(code: Code, { who }: Extract<Operation, { kind: 'lapse' }>): Promise<void> {
  await perform(code, { kind: 'schedule', who, seen: 'newest' });
  await code.scene.setRole('dana', 'viewer');
  await code.scene.setRole('eve', 'viewer');
  await runJob(code, 'automatic');
}

async function cover(code: Code, { who, standIn, approver }: Extract<Operation, { kind: 'cover' }>): Promise<void> {
  await code.scene.setPolicy({}, [who]);
  await code.scene.setAway(who, standIn);
  await perform(code, { kind: 'advance', steps: 2, approver, stage: null, bySchedule: false });
}

async function decideLate(code: Code, { who, surface, text }: Extract<Operation, { kind: 'late' }>): Promise<void> {
  await perform(code, { kind: 'submit', who: 'ana', surface: 'trpc' });
  await perform(code, { kind: 'edit', who: 'ana', surface: 'trpc', text, seen: 'newest' });
  await perform(code, { kind: 'submit', who: 'ana', surface: 'trpc' });
  await perform(code, { kind: 'decide', who, surface, decision: 'approve', seen: 'first', stage: null });
}

async function reformat(code: Code, { who, steps, bySchedule }: Extract<Operation, { kind: 'reformat' }>): Promise<void> {
  await perform(code, { kind: 'advance', steps, approver: 'eve', stage: null, bySchedule });
  const contentHash = await hashSeen(code, 'newest');
  const meaning = TEXTS.find((text) => text.contentHash === contentHash)?.meaning;
  const text = TEXTS.findIndex((other) => other.meaning === meaning && other.contentHash !== contentHash);
  if (text !== -1) await perform(code, { kind: 'edit', who, surface: 'trpc', text, seen: 'newest' });
  await perform(code, bySchedule ? { kind: 'job', platform: 'automatic' } : { kind: 'live', who: 'eve' });
}

async function hashSeen({ scene, id }: Code, seen: Seen): Promise<string> {
  if (seen === 'first') return TEXTS[0]?.contentHash ?? '';
  const { rows } = await scene.api.database.admin.query<{ number: number; content_hash: string }>(
    'select number, content_hash from code_revisions where code_id = $1 union all select 1, content_hash from generated_code where id = $1 order by number', [id]);
  return (seen === 'second' ? (rows[1] ?? rows[0]) : rows.at(-1))?.content_hash ?? '';
}

/** A request to REST: a person's cookie or Dana's key. A server error is an error here too. Whether it was done is the answer. */
async function rest({ scene }: Code, request: { method: string; path: string; who: PersonName | null; body: object }): Promise<boolean> {
  const { api, organization } = scene;
  const credentials = request.who === null ? { bearer: scene.danaKey } : { headers: { cookie: scene.personOf(request.who).cookie, origin: api.url, 'x-organization': organization.slug } };
  const answer = await send(`${api.url}/api/v1${request.path}`, { method: request.method, body: request.body, ...credentials });
  if (answer.status >= 500 || answer.text.includes('"outcome":"failed"')) throw new Error(`${request.method} ${request.path} answered ${answer.status}: ${answer.text}`);
  return answer.status === 200 && !answer.text.includes('"outcome":"refused"');
}

/** A decision that was taken is on the text that was named: whoever looked at another one has not decided. */
async function decide(code: Code, operation: Extract<Operation, { kind: 'decide' }>): Promise<void> {
  const contentHash = await hashSeen(code, operation.seen);
  if (!(await sendDecision(code, operation, contentHash))) return;
  const { admin } = code.scene.api.database;
  const votes = await admin.query('select 1 from review_votes where code_id = $1 and content_hash = $2', [code.id, contentHash]);
  if (votes.rowCount === 0) throw new Error('A decision was answered as done, and there is no vote on the text that it named.');
}

async function sendDecision(code: Code, { who, surface, decision, stage }: Extract<Operation, { kind: 'decide' }>, contentHash: string): Promise<boolean> {
  const { id, scene } = code;
  const said = { note: 'said in the model', ...(stage === null ? {} : { stage }) };
  const path = `/generated-code/${id}`;
  if (surface === 'trpc') return (await (await scene.trpc(who)).review.decide({ id, contentHash, decision, checklist: [], ...said })).id === id;
  if (surface === 'bulk') return rest(code, { method: 'POST', path: '/reviews/bulk', who, body: { items: [{ id, contentHash }], decision, ...said } });
  if (surface === 'key') return rest(code, { method: 'POST', path: `${path}/decision`, who: null, body: { contentHash, decision, ...said } });
  if (surface === 'status') return rest(code, { method: 'PUT', path: `${path}/status`, who, body: { contentHash, status: decision === 'approve' ? 'approved' : 'rejected', ...said } });
  return rest(code, { method: 'PUT', path: `${path}/${decision === 'approve' ? 'approve' : 'reject'}`, who, body: { contentHash, ...said } });
}

async function submit(code: Code, { who, surface }: Extract<Operation, { kind: 'submit' }>): Promise<unknown> {
  const { id, scene } = code;
  if (surface === 'trpc') return (await scene.trpc(who)).review.submit({ id, note: '' });
  if (surface === 'key') return rest(code, { method: 'POST', path: `/generated-code/${id}/submit`, who: null, body: {} });
  const answer = await send(`${scene.api.url}/tools/submit-for-review`, { bearer: scene.organization.opalToken, body: { code_id: id } });
  if (answer.status >= 500) throw new Error(`The tool answered ${answer.status}.`);
  return answer;
}

async function edit(code: Code, { who, surface, text, seen }: Extract<Operation, { kind: 'edit' }>): Promise<unknown> {
  const { id, scene } = code;
  const content = { baseHash: await hashSeen(code, seen), javascript: '', css: TEXTS[text]?.css ?? '', note: '' };
  if (surface === 'key') return rest(code, { method: 'POST', path: `/generated-code/${id}/revisions`, who: null, body: content });
  return (await scene.trpc(who)).revisions.create({ id, origin: 'edited', ...content });
}

async function openDeployment({ scene, id }: Code, statuses: readonly string[]): Promise<number> {
  const { rows } = await scene.api.database.admin.query<{ id: number }>('select id from deployments where code_id = $1 and status = any ($2) order by id desc limit 1', [id, statuses]);
  return rows[0]?.id ?? 2_000_000_000;
}

async function deployment(code: Code, operation: Extract<Operation, { kind: 'deploy' | 'schedule' | 'unschedule' | 'kill' | 'live' | 'failed' | 'rollBack' | 'withdraw' | 'reopen' }>): Promise<unknown> {
  const { id, scene } = code;
  const { deployments } = await scene.trpc(operation.who);
  switch (operation.kind) {
    case 'deploy':
      return deployments.deploy({ id, contentHash: await hashSeen(code, operation.seen) });
    case 'schedule':
      return deployments.schedule({ id, contentHash: await hashSeen(code, operation.seen), at: new Date(Date.now() + DAY).toISOString() });
    case 'live':
      return deployments.markDeployed({ deploymentId: await openDeployment(code, ['planned', 'cancelled', 'failed']), externalId: 'by-hand' });
    case 'failed':
      return deployments.markFailed({ deploymentId: await openDeployment(code, ['planned', 'live']), reason: 'in the model' });
    case 'rollBack':
      return deployments.rollBack({ deploymentId: await openDeployment(code, ['live']), reason: 'in the model' });
    case 'unschedule':
      return deployments.unschedule({ id });
    default:
      return deployments.kill({ id, reason: 'in the model' });
  }
}

async function runJob({ scene, id }: Code, platform: 'manual' | 'automatic'): Promise<void> {
  const { deps, organization, api } = scene;
  const { rows } = await api.database.admin.query<{ id: number }>('select id from deployments where code_id = $1', [id]);
  const platforms = platform === 'manual' ? deps.platforms : { manual: takesAll(deps.platforms.manual) };
  const later = { ...deps, platforms, clock: { now: () => new Date(Date.now() + 2 * DAY) } };
  await Promise.all(rows.map((row) => runDeployment(later, { organizationId: organization.id, deploymentId: row.id })));
}
