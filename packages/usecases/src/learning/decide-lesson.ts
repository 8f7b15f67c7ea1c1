import { assertCan, can, type Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { DecideLesson, DecideLessons, DecideLessonsResult, Lesson, LessonStatus, RevertLesson } from '@safecode/domain/learning/lesson';
import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import { inTenantCommand, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findLesson } from '@safecode/database/learning/lesson-read-model';
import { insertLessonDecision, listTeachers, lockLesson, updateLessonStatus, type StoredLesson } from '@safecode/database/learning/lesson-repository';
import { findLearningPolicy } from '@safecode/database/learning/policy-repository';
import { assertPerson } from '../access/assert-person.js';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { enqueueMining } from './enqueue-mining.js';
import { applyEffects, undoEffects } from './lesson-effects.js';

const STATUS = { approve: 'active', reject: 'rejected' } as const;
const WORDS = { approve: 'approved', reject: 'rejected', revert: 'taken out of use' } as const;
/** From where a decision leads on. What was turned down can be approved later, while corrections still show it. */
const FROM: Readonly<Record<'approve' | 'reject' | 'revert', readonly LessonStatus[]>> = {
  approve: ['proposed', 'rejected', 'reverted', 'withdrawn'],
  reject: ['proposed'],
  revert: ['active'],
};

/** Why somebody cannot decide on a lesson, as the refusal; null when they can. */
export function whyNotDecide(principal: Principal, lesson: { readonly brandId: number }, teachers: readonly number[]): DomainError | null {
  if (principal.actor.kind !== 'user') return new DomainError('access.people_only');
  if (!can(principal, 'lesson.decide', lesson.brandId)) return new DomainError('access.denied', { permission: 'lesson.decide', right: 'Decide on lessons', whoCanGrant: 'An owner or admin of the organisation can give it.' });
  return teachers.includes(principal.actor.userId) ? new DomainError('lesson.teacher_cannot_decide') : null;
}

/**
 * A person's decision on exactly the lesson that was looked at. An approved one changes the next drafts; an alias changes
 * selectors and templates at once.
 * @throws access.not_found, access.denied, access.people_only, lesson.teacher_cannot_decide, lesson.stale, lesson.illegal_move
 */
export async function decideLesson(deps: Deps, principal: Principal, input: DecideLesson): Promise<Lesson> {
  const { id, contentHash, decision, note } = input;
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const lesson = assertVisible(principal, await lockLesson(tx, id), 'lesson');
    const refusal = whyNotDecide(principal, lesson, await listTeachers(tx, id));
    if (refusal !== null) throw refusal;
    if (lesson.contentHash !== contentHash) throw new DomainError('lesson.stale');
    assertMove(lesson, decision);
    await insertLessonDecision(tx, { lessonId: id, version: lesson.version, contentHash, decision, note });
    await updateLessonStatus(tx, id, { status: STATUS[decision], reason: note, isDecision: true });
    const effects = decision === 'approve' ? await applyEffects(deps, tx, lesson) : [];
    // A lesson that does the work of a narrower one takes its place.
    if (decision === 'approve') await enqueueMining(tx, lesson.brandId);
    return { result: await read(tx, lesson), ledger: [entryOf(lesson, { decision, note }), ...effects] };
  });
}

/**
 * Takes a lesson out of use and puts back what it changed. Corrections that show it do not bring it back.
 * @throws access.not_found, access.denied, access.people_only, lesson.illegal_move
 */
export async function revertLesson(deps: Deps, principal: Principal, { id, reason }: RevertLesson): Promise<Lesson> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const lesson = assertVisible(principal, await lockLesson(tx, id), 'lesson');
    assertPerson(principal);
    assertCan(principal, 'lesson.decide', lesson.brandId);
    assertMove(lesson, 'revert');
    await insertLessonDecision(tx, { lessonId: id, version: lesson.version, contentHash: lesson.contentHash, decision: 'revert', note: reason });
    await updateLessonStatus(tx, id, { status: 'reverted', reason, isDecision: true });
    const effects = await undoEffects(deps, tx, lesson);
    return { result: await read(tx, lesson), ledger: [entryOf(lesson, { decision: 'revert', note: reason }), ...effects] };
  });
}

/** Decides on each of many by itself, in a transaction of its own and with every check: one that is refused stops no other. */
export async function decideLessons(deps: Deps, principal: Principal, { items, decision, note }: DecideLessons): Promise<DecideLessonsResult> {
  const results: DecideLessonsResult['results'] = [];
  for (const { id, contentHash } of items) results.push(await decideOne(deps, principal, { id, contentHash, decision, note }));
  return { results };
}

async function decideOne(deps: Deps, principal: Principal, input: DecideLesson): Promise<DecideLessonsResult['results'][number]> {
  const { id } = input;
  try {
    const { status } = await decideLesson(deps, principal, input);
    return { id, outcome: 'done', status, code: null, message: null };
  } catch (error) {
    if (error instanceof DomainError) return { id, outcome: 'refused', status: null, code: error.code, message: error.message };
    deps.log.error('learning.bulk_item_failed', { lessonId: id }, error);
    const { code, message } = new DomainError('internal');
    return { id, outcome: 'failed', status: null, code, message };
  }
}

function assertMove(lesson: StoredLesson, decision: keyof typeof FROM): void {
  const isLost = decision === 'approve' && !lesson.isMined;
  if (FROM[decision].includes(lesson.status) && !isLost) return;
  throw new DomainError('lesson.illegal_move', { status: isLost ? 'not shown by any standing corrections' : lesson.status, wanted: WORDS[decision] });
}

const ACTIONS = { approve: 'lesson.approved', reject: 'lesson.rejected', revert: 'lesson.reverted' } as const;

const entryOf = (lesson: StoredLesson, { decision, note }: { decision: keyof typeof ACTIONS; note: string }): LedgerRecord => ({
  action: ACTIONS[decision],
  objectType: 'lesson',
  objectId: lesson.id,
  brandId: lesson.brandId,
  before: { status: lesson.status },
  after: { version: lesson.version, contentHash: lesson.contentHash, support: [...lesson.support] },
  ...(note === '' ? {} : { reason: note }),
});

async function read(tx: TenantTransaction, { id, brandId }: StoredLesson): Promise<Lesson> {
  const lesson = await findLesson(tx, id, await findLearningPolicy(tx, brandId));
  if (lesson === null) throw new Error('The lesson is gone.');
  return lesson;
}
