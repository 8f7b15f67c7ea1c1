import type { ModelUsage } from '@safecode/domain/codes/generated-code';
import { ProviderError } from '@safecode/domain/generation/provider-error';
import type { LessonName, LessonNamer, NamingRequest } from '@safecode/domain/learning/lesson-namer';
import { quotaMonth } from '@safecode/domain/quota/generation-quota';
import { listCorrectionsById } from '@safecode/database/corrections/correction-repository';
import { inTenant, inTenantCommand, type TenantContext, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { costOfLesson, costOfNames, insertLessonName, listUnnamedLessons, type NewLessonName, type UnnamedLesson } from '@safecode/database/learning/name-repository';
import { findLearningPolicy } from '@safecode/database/learning/policy-repository';
import { findQuota } from '@safecode/database/quota/quota-repository';
import { recordModelUsage } from '@safecode/database/usage/usage-repository';
import type { Deps } from '../deps.js';
import type { MiningJob } from './mine-brand.js';
import { NothingToDo, unlessDone } from '../review/nothing-to-do.js';

/** Lessons named in one go; the next ones are named the next time corrections are looked through. */
const MOST_LESSONS = 20;
/** Reasons a model is shown at most, the newest. */
const MOST_REASONS = 12;
const MICRO_USD_PER_CENT = 10_000;
const DEADLINE_MS = 120_000;

/**
 * Has a model name what a brand has learnt: a title and a sentence for people, kept apart from the lesson, by which nothing is
 * decided. Each lesson is asked about once; nothing is asked once the month's budget for names is spent, or the organisation
 * has no generations left this month. Without a model nothing happens, and lessons keep the names made of their code.
 * @throws ProviderError when the model does not answer: the job is tried again
 */
export async function nameLessons(deps: Deps, { organizationId, brandId }: MiningJob): Promise<void> {
  const { lessonNamer } = deps;
  if (lessonNamer === undefined || lessonNamer === null) return;
  const context: TenantContext = { organizationId, actor: { kind: 'system', label: 'Learning' } };
  const signal = AbortSignal.timeout(DEADLINE_MS);
  for (let asked = 0; asked < MOST_LESSONS; asked += 1) {
    const next = await inTenant(deps.db, context, (tx) => nextLesson(deps, tx, { brandId, lessonNamer }));
    if (next === null) return;
    const name = await ask(deps, context, { lessonNamer, lessonId: next.lesson.id, request: next.request, signal });
    await keep(deps, context, { brandId, name: { lessonId: next.lesson.id, promptVersion: lessonNamer.promptVersion, title: name?.title ?? '', explanation: name?.explanation ?? '', model: lessonNamer.model } });
  }
}

interface Asking {
  readonly lessonNamer: LessonNamer;
  readonly lessonId: number;
  readonly request: NamingRequest;
  readonly signal: AbortSignal;
}

/**
 * Asks for a name, and records what that has cost whatever comes of it. A request the provider will never answer is no
 * reason to pay for it again: it has no name.
 */
async function ask(deps: Deps, context: TenantContext, { lessonNamer, lessonId, request, signal }: Asking): Promise<LessonName | null> {
  // On its own: what a model did was paid for, whatever becomes of the name.
  const record = (usage: readonly ModelUsage[]) => inTenant(deps.db, context, (tx) => recordModelUsage(tx, { purpose: 'lesson_name', lessonId }, usage));
  try {
    const { name, usage } = await lessonNamer.nameLesson(request, signal);
    await record(usage);
    return name;
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    await record(error.usage);
    if (error.outcome === 'malformed' || error.outcome === 'truncated') return null;
    throw error;
  }
}

async function nextLesson(deps: Deps, tx: TenantTransaction, { brandId, lessonNamer }: { readonly brandId: number; readonly lessonNamer: LessonNamer }): Promise<{ lesson: UnnamedLesson; request: NamingRequest } | null> {
  const [lesson] = await listUnnamedLessons(tx, { brandId, promptVersion: lessonNamer.promptVersion, limit: 1 });
  if (lesson === undefined || !(await hasBudget(deps, tx, brandId))) return null;
  const corrections = await listCorrectionsById(tx, lesson.correctionIds.slice(0, MOST_REASONS));
  return { lesson, request: { improvement: lesson.definition, reasons: corrections.map(({ reason }) => reason) } };
}

async function hasBudget({ clock }: Deps, tx: TenantTransaction, brandId: number): Promise<boolean> {
  const { nameBudgetCents } = await findLearningPolicy(tx, brandId);
  const quota = await findQuota(tx);
  if (quota.monthlyLimit !== null && quota.taken >= quota.monthlyLimit) return false;
  return (await costOfNames(tx, brandId, quotaMonth(clock.now()))) < nameBudgetCents * MICRO_USD_PER_CENT;
}

async function keep(deps: Deps, context: TenantContext, { brandId, name }: { readonly brandId: number; readonly name: NewLessonName }): Promise<void> {
  await unlessDone(() =>
    inTenantCommand(deps.db, context, async (tx) => {
      if (!(await insertLessonName(tx, name))) throw new NothingToDo('It was named meanwhile.');
      const { lessonId, title, model, promptVersion } = name;
      const costMicroUsd = await costOfLesson(tx, lessonId);
      return { result: true, ledger: [{ action: 'lesson.named', objectType: 'lesson', objectId: lessonId, brandId, after: { title, model, promptVersion, costMicroUsd } }] };
    }),
  );
}
