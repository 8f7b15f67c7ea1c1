import type { Share } from '@safecode/domain/confidence/prediction';
import type { LessonReading } from '@safecode/domain/learning/lesson';
import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import { inTenant, inTenantCommand, type TenantContext, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { listActiveLessonIds } from '@safecode/database/learning/lesson-trials';
import { lockLesson, updateLessonStatus } from '@safecode/database/learning/lesson-repository';
import { listExpiredRules } from '@safecode/database/learning/rule-repository';
import { findWatchNews, readWatchMark, saveWatchMark } from '@safecode/database/learning/watch-repository';
import { listOrganizationIds } from '@safecode/database/ledger/ledger-status';
import { archiveRule } from '@safecode/database/rules/rule-repository';
import type { Deps } from '../deps.js';
import { NothingToDo, unlessDone } from '../review/nothing-to-do.js';
import { dayAfter } from './candidate-rule.js';
import { undoEffects } from './lesson-effects.js';
import { readLessonEffect } from './read-lesson-effect.js';
import { tellOfLesson } from './tell-of-lesson.js';

const WATCH = { kind: 'system', label: 'Learning' } as const;

/**
 * Takes every lesson out of use that does harm by what became of code since, in every organisation, however it came into
 * use, and ends rules that were learnt when their last day is over. Where nothing was settled or revised since the last look,
 * one statement says so and nothing is read. What fails stops nothing else, and is looked at again the next time. Answers how
 * many lessons were withdrawn.
 */
export async function watchLessons(deps: Deps): Promise<number> {
  let withdrawn = 0;
  for (const organizationId of await listOrganizationIds(deps.db)) {
    await orLog(deps, { organizationId }, async () => {
      withdrawn += await watchOrganization(deps, { organizationId, actor: WATCH });
    });
  }
  return withdrawn;
}

async function watchOrganization(deps: Deps, context: TenantContext): Promise<number> {
  const { organizationId } = context;
  const { hasNews, hasEnded } = await inTenant(deps.db, context, (tx) => findWatchNews(tx, dayAfter(deps.clock.now(), 0)));
  if (hasEnded) await orLog(deps, { organizationId }, () => endRules(deps, context));
  if (!hasNews) return 0;
  // Before reading: what is settled while lessons are read is new the next time.
  const mark = await inTenant(deps.db, context, readWatchMark);
  let withdrawn = 0;
  let isWhole = true;
  for (const lessonId of await inTenant(deps.db, context, listActiveLessonIds)) {
    const isRead = await orLog(deps, { organizationId, lessonId }, async () => {
      const isWithdrawn = await unlessDone(() => inTenantCommand(deps.db, context, async (tx) => ({ result: true, ledger: await judge(deps, tx, lessonId) })));
      if (isWithdrawn === true) withdrawn += 1;
    });
    isWhole = isWhole && isRead;
  }
  if (isWhole) await inTenant(deps.db, context, (tx) => saveWatchMark(tx, mark));
  return withdrawn;
}

/** False when it failed. */
async function orLog({ log }: Deps, about: { readonly organizationId: number; readonly lessonId?: number }, work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    log.error('learning.watch_failed', about, error);
    return false;
  }
}

async function endRules(deps: Deps, context: TenantContext): Promise<void> {
  const today = dayAfter(deps.clock.now(), 0);
  await unlessDone(() =>
    inTenantCommand(deps.db, context, async (tx) => {
      const ledger: LedgerRecord[] = [];
      for (const { ruleId, number, lessonId, brandId, ownerId, expiresOn } of await listExpiredRules(tx, today)) {
        await archiveRule(tx, ruleId);
        await tellOfLesson(deps, tx, { brandId, lessonId, event: 'lesson_rule_expired', key: `rule:${ruleId}:${expiresOn}`, alsoTo: ownerId });
        ledger.push({ action: 'rule.archived', objectType: 'code_rule', objectId: ruleId, brandId, before: { rule: number, kind: 'learnt', status: 'active' }, after: { status: 'archived' }, reason: `It held until ${expiresOn}.` });
      }
      if (ledger.length === 0) throw new NothingToDo('No rule has ended.');
      return { result: true, ledger };
    }),
  );
}

async function judge(deps: Deps, tx: TenantTransaction, id: number): Promise<LedgerRecord[]> {
  const lesson = await lockLesson(tx, id);
  const effect = lesson?.status === 'active' ? await readLessonEffect(tx, lesson) : null;
  if (lesson === null || effect === null || effect.reading.verdict === 'open') throw new NothingToDo('Nothing speaks against it.');
  const reason = sayWhy(effect.reading);
  await updateLessonStatus(tx, id, { status: 'withdrawn', reason, isDecision: false });
  const undone = await undoEffects(deps, tx, lesson);
  await tellOfLesson(deps, tx, { brandId: lesson.brandId, lessonId: id, event: 'lesson_withdrawn', key: `lesson:${id}:withdrawn:${effect.reading.since}`, codeId: effect.lastCodeId });
  const { with: withIt, without, places, worse, placesWorse, enough, since } = effect.reading;
  const numbers = { since, with: [withIt.count, withIt.n], without: [without.count, without.n], places: [places.count, places.n], worse: Math.round(worse), placesWorse: Math.round(placesWorse), enough };
  return [
    { action: 'lesson.withdrawn', objectType: 'lesson', objectId: id, brandId: lesson.brandId, before: { status: 'active' }, after: { status: 'withdrawn', version: lesson.version, contentHash: lesson.contentHash, ...numbers }, reason },
    ...undone,
  ];
}

const say = ({ count, n, rate }: Share): string => `${count} of ${n} (${Math.round(rate * 100)} %)`;

/** It grows without end; more than so much says no more. */
const sayEvidence = (evidence: number): string => (evidence > 1000 ? 'over 1,000' : String(Math.round(evidence)));

/** The cause with its numbers. */
function sayWhy({ verdict, with: withIt, without, places, worse, placesWorse, enough, tolerated }: LessonReading): string {
  if (verdict === 'worse') return `Codes with it go wrong more often: ${say(withIt)} were edited or rejected, ${say(without)} of like codes without it (evidence ${sayEvidence(worse)}, ${enough} needed).`;
  return `What it writes is changed again: in ${say(places)} of its codes, more than ${Math.round(tolerated * 100)} % (evidence ${sayEvidence(placesWorse)}, ${enough} needed).`;
}
