import { assertCan, can, type Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import { MOST_RULE_DAYS, type ChangeLessonRule, type EnforceLesson, type LessonRuleView } from '@safecode/domain/learning/lesson-rule';
import { inTenant, inTenantCommand, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { insertEffect } from '@safecode/database/learning/effect-repository';
import { findLesson } from '@safecode/database/learning/lesson-read-model';
import { findStoredLesson, insertLessonDecision, listTeachers, lockLesson, type StoredLesson } from '@safecode/database/learning/lesson-repository';
import { findLearningPolicy } from '@safecode/database/learning/policy-repository';
import { findLessonRule, insertLessonRule, keepLessonRule, type StoredLessonRule } from '@safecode/database/learning/rule-repository';
import { insertRule, updateRule } from '@safecode/database/rules/rule-repository';
import { loadKnowledge } from '@safecode/database/knowledge/load-knowledge';
import { assertVisible } from '../access/assert-visible.js';
import { principalOfMember } from '../access/principal-of-member.js';
import { tenantContextOf } from '../access/tenant-context.js';
import { assertChangeableBrand } from '../brands/assert-changeable-brand.js';
import type { Deps } from '../deps.js';
import { readersOf } from '../discussions/readers.js';
import { assertSoundPolicy } from '../knowledge/assert-sound-policy.js';
import { dayAfter, readCandidateRule, readRuleExample } from './candidate-rule.js';
import { whyNotDecide } from './decide-lesson.js';

/** A lesson as a rule: the one it is, was, or would be. @throws access.not_found, access.denied */
export async function getLessonRule(deps: Deps, principal: Principal, input: { readonly id: number }): Promise<LessonRuleView> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const lesson = assertVisible(principal, await findStoredLesson(tx, input.id), 'lesson');
    assertCan(principal, 'code.read', lesson.brandId);
    return readView(deps, tx, { principal, lesson });
  });
}

async function readView(deps: Deps, tx: TenantTransaction, { principal, lesson }: { readonly principal: Principal; readonly lesson: StoredLesson }): Promise<LessonRuleView> {
  const stored = await findLessonRule(tx, lesson.id);
  const refusal = whyNotDecide(principal, lesson, await listTeachers(tx, lesson.id)) ?? (lesson.status === 'active' ? null : new DomainError('lesson.rule_not_in_use'));
  return {
    candidate: stored?.status === 'active' ? null : await readCandidate(deps, tx, lesson),
    rule: stored === null ? null : await withExample(tx, stored, lesson),
    owners: (await ownersOf(tx, lesson.brandId)).map(({ userId, name }) => ({ userId, name })),
    blockedBy: refusal?.message ?? null,
  };
}

async function withExample(tx: TenantTransaction, { exampleId, lessonId: _lesson, brandId: _brand, ...rule }: StoredLessonRule, lesson: StoredLesson) {
  return { ...rule, example: await readRuleExample(tx, exampleId, lesson.definition.language) };
}

async function readCandidate(deps: Deps, tx: TenantTransaction, lesson: StoredLesson) {
  const knowledge = await loadKnowledge(tx, lesson.brandId);
  const shown = await findLesson(tx, lesson.id, await findLearningPolicy(tx, lesson.brandId));
  if (knowledge === null || shown === null) throw new DomainError('access.not_found', { what: 'lesson' });
  return readCandidateRule(tx, { lesson, replay: shown.replay, knowledge, now: deps.clock.now() });
}

/** Everybody who may change the knowledge of a brand: rules are theirs to look after. */
const ownersOf = async (tx: TenantTransaction, brandId: number) => (await readersOf(tx, brandId)).filter((member) => can(principalOfMember(member, tx.tenantContext.organizationId), 'knowledge.update', brandId));

/**
 * Makes exactly the lesson that was looked at a rule of its brand: from then on code that has what the lesson would change is
 * refused, whoever wrote it, and the lesson is its fix. Decided by somebody else than those whose corrections it rests on.
 * @throws access.not_found, access.denied, access.people_only, conflict.archived, conflict.exists, lesson.teacher_cannot_decide, lesson.stale,
 *   lesson.rule_not_in_use, lesson.rule_exists, lesson.rule_conflict, lesson.rule_expiry, lesson.rule_owner, knowledge.contradictory
 */
export async function enforceLesson(deps: Deps, principal: Principal, input: EnforceLesson): Promise<LessonRuleView> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const lesson = assertVisible(principal, await lockLesson(tx, input.id), 'lesson');
    const refusal = whyNotDecide(principal, lesson, await listTeachers(tx, lesson.id));
    if (refusal !== null) throw refusal;
    await assertChangeableBrand(tx, principal, { brandId: lesson.brandId, permission: 'lesson.decide' });
    if (lesson.contentHash !== input.contentHash) throw new DomainError('lesson.stale');
    if (lesson.status !== 'active') throw new DomainError('lesson.rule_not_in_use');
    const standing = await findLessonRule(tx, lesson.id);
    if (standing?.status === 'active') throw new DomainError('lesson.rule_exists', { number: standing.number });
    await assertKept(deps, tx, { brandId: lesson.brandId, ...input });
    const { conflicts, example } = await readCandidate(deps, tx, lesson);
    const [conflict] = conflicts;
    if (conflict !== undefined || example === null) throw new DomainError('lesson.rule_conflict', { message: conflict === undefined ? '' : `${conflict.message} ${conflict.mend}`, conflicts });
    await insertLessonDecision(tx, { lessonId: lesson.id, version: lesson.version, contentHash: lesson.contentHash, decision: 'enforce', note: input.note });
    const definition = { id: input.number, text: input.text, kind: 'learnt' as const, lesson: lesson.id };
    const rule = await insertRule(tx, lesson.brandId, definition);
    await insertLessonRule(tx, { ruleId: rule.id, lessonId: lesson.id, lessonVersion: lesson.version, ownerId: input.ownerId, expiresOn: input.expiresOn, exampleId: example.correctionId });
    await assertSoundPolicy(tx, lesson.brandId, { kind: 'rule', id: input.number });
    await insertEffect(tx, lesson.id, { objectType: 'code_rule', objectId: rule.id, version: rule.version, before: null });
    const after = { ...definition, lessonVersion: lesson.version, contentHash: lesson.contentHash, owner: input.ownerId, expiresOn: input.expiresOn, support: [...lesson.support] };
    const about = { brandId: lesson.brandId, ...(input.note === '' ? {} : { reason: input.note }) };
    const ledger: LedgerRecord[] = [
      { action: 'lesson.enforced', objectType: 'lesson', objectId: lesson.id, after: { rule: rule.id, version: lesson.version, contentHash: lesson.contentHash }, ...about },
      { action: 'rule.created', objectType: 'code_rule', objectId: rule.id, after, ...about },
    ];
    return { result: await readView(deps, tx, { principal, lesson }), ledger };
  });
}

/** @throws lesson.rule_expiry, lesson.rule_owner */
async function assertKept(deps: Deps, tx: TenantTransaction, { brandId, ownerId, expiresOn }: { readonly brandId: number; readonly ownerId: number; readonly expiresOn: string }): Promise<void> {
  const now = deps.clock.now();
  const latest = dayAfter(now, MOST_RULE_DAYS);
  if (expiresOn <= dayAfter(now, 0) || expiresOn > latest) throw new DomainError('lesson.rule_expiry', { latest });
  if (!(await ownersOf(tx, brandId)).some(({ userId }) => userId === ownerId)) throw new DomainError('lesson.rule_owner');
}

/**
 * Changes what a rule that was learnt is called, says, whose it is and until when it holds. What it demands is its lesson.
 * @throws access.not_found, access.denied, conflict.archived, conflict.stale_version, conflict.exists, lesson.rule_expiry, lesson.rule_owner, knowledge.contradictory
 */
export async function changeLessonRule(deps: Deps, principal: Principal, input: ChangeLessonRule): Promise<LessonRuleView> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const lesson = assertVisible(principal, await lockLesson(tx, input.id), 'lesson');
    await assertChangeableBrand(tx, principal, { brandId: lesson.brandId, permission: 'knowledge.update' });
    const before = await findLessonRule(tx, lesson.id);
    if (before === null) throw new DomainError('access.not_found', { what: 'rule' });
    if (before.status === 'archived') throw new DomainError('conflict.archived', { what: 'rule' });
    await assertKept(deps, tx, { brandId: lesson.brandId, ...input });
    const definition = { id: input.number, text: input.text, kind: 'learnt' as const, lesson: lesson.id };
    await updateRule(tx, { id: before.ruleId, expectedVersion: input.expectedVersion, definition });
    await keepLessonRule(tx, before.ruleId, input);
    await assertSoundPolicy(tx, lesson.brandId, { kind: 'rule', id: input.number });
    const changed = ({ number, text, ownerId, expiresOn }: Pick<StoredLessonRule, 'number' | 'text' | 'ownerId' | 'expiresOn'>) => ({ number, text, owner: ownerId, expiresOn });
    return {
      result: await readView(deps, tx, { principal, lesson }),
      ledger: [{ action: 'rule.updated', objectType: 'code_rule', objectId: before.ruleId, brandId: lesson.brandId, before: changed(before), after: changed(input) }],
    };
  });
}
