import { can } from '@safecode/domain/access/principal';
import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import type { LessonStatus } from '@safecode/domain/learning/lesson';
import type { LessonMove } from '@safecode/domain/learning/settle-lessons';
import { listCorrectionsById } from '@safecode/database/corrections/correction-repository';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findStoredLesson, hideLesson, insertLesson, listTeachers, updateLessonContent, updateLessonStatus, type StoredLesson } from '@safecode/database/learning/lesson-repository';
import { principalOfMember } from '../access/principal-of-member.js';
import type { Deps } from '../deps.js';
import { readersOf } from '../discussions/readers.js';
import { notifyPeople } from '../notifications/notify-people.js';
import { applyEffects, undoEffects } from './lesson-effects.js';
import type { MinedLesson } from './mine-lessons.js';

type Move = LessonMove<MinedLesson>;

interface Settled {
  readonly lessonId: number;
  readonly status: LessonStatus;
  readonly was: LessonStatus | null;
  readonly reason: string;
  readonly isAutoApplied: boolean;
}

/** Writes what becomes of lessons, tells people, and answers the ledger's entries. */
export async function writeMoves(deps: Deps, tx: TenantTransaction, { brandId, moves }: { readonly brandId: number; readonly moves: readonly Move[] }): Promise<LedgerRecord[]> {
  const ledger: LedgerRecord[] = [];
  const proposed: number[] = [];
  const count = (kind: Move['kind']): number => moves.filter((move) => move.kind === kind).length;
  ledger.push({ action: 'lesson.mined', objectType: 'brand', objectId: brandId, brandId, after: { added: count('add'), changed: count('update'), hidden: count('hide') } });
  for (const move of moves) {
    const settled = await writeMove(tx, brandId, move);
    if (settled.status === settled.was) continue;
    const lesson = await findStoredLesson(tx, settled.lessonId);
    if (lesson === null) throw new Error('A lesson was not written.');
    ledger.push(...(await follow(deps, tx, { lesson, settled })));
    if (settled.status === 'proposed') proposed.push(lesson.id);
  }
  const [first] = proposed;
  if (first !== undefined) await tell(deps, tx, { brandId, lessonId: first, event: 'lesson_proposed', key: `lessons:${proposed.join(',').slice(0, 80)}` });
  return ledger;
}

async function writeMove(tx: TenantTransaction, brandId: number, move: Move): Promise<Settled> {
  if (move.kind === 'add') {
    const status = move.status === 'collecting' ? 'collecting' : 'proposed';
    const lessonId = await insertLesson(tx, { brandId, status, content: move.shown });
    if (move.autoApplied) await updateLessonStatus(tx, lessonId, autoApplied);
    return { lessonId, status: move.status, was: null, reason: '', isAutoApplied: move.autoApplied };
  }
  const { known, status } = move;
  const reason = move.reason ?? '';
  const settled = { lessonId: known.id, status, was: known.status, reason, isAutoApplied: move.kind === 'update' && move.autoApplied };
  if (move.kind === 'update') {
    const stored = await findStoredLesson(tx, known.id);
    if (stored === null) throw new Error('A lesson is gone.');
    await updateLessonContent(tx, stored, move.shown);
  } else await hideLesson(tx, known.id, reason);
  if (settled.isAutoApplied) await updateLessonStatus(tx, known.id, autoApplied);
  else if (status !== known.status) await updateLessonStatus(tx, known.id, { status, reason, isDecision: false });
  return settled;
}

const autoApplied = { status: 'active', reason: 'Taken into use by the setting of the brand: its replay is clean.', isDecision: true, autoApplied: true } as const;

const ACTIONS: Readonly<Partial<Record<LessonStatus, LedgerRecord['action']>>> = { proposed: 'lesson.proposed', retracted: 'lesson.retracted', superseded: 'lesson.retracted' };

/** What follows from another status: knowledge that changes along, people who are told, and the entries. */
async function follow(deps: Deps, tx: TenantTransaction, { lesson, settled }: { lesson: StoredLesson; settled: Settled }): Promise<LedgerRecord[]> {
  const entry = { objectType: 'lesson', objectId: lesson.id, brandId: lesson.brandId, before: { status: settled.was }, after: { status: settled.status, version: lesson.version, contentHash: lesson.contentHash, support: [...lesson.support] } };
  const ended = settled.was === 'active' ? await undoEffects(deps, tx, lesson) : [];
  if (settled.was === 'active') await tell(deps, tx, { brandId: lesson.brandId, lessonId: lesson.id, event: 'lesson_retracted', key: `lesson:${lesson.id}:${lesson.version}:${settled.status}` });
  if (settled.isAutoApplied) return [{ ...entry, action: 'lesson.auto_applied' }, ...(await applyEffects(deps, tx, lesson))];
  const action = settled.was === 'active' ? 'lesson.retracted' : ACTIONS[settled.status];
  return [...(action === undefined ? [] : [{ ...entry, action, ...(settled.reason === '' ? {} : { reason: settled.reason }) }]), ...ended];
}

interface Told {
  readonly brandId: number;
  readonly lessonId: number;
  readonly event: 'lesson_proposed' | 'lesson_retracted';
  readonly key: string;
}

/** Tells those who decide; of a lesson that ended also those it rested on. The notification stands by the first of its codes. */
async function tell(deps: Deps, tx: TenantTransaction, { brandId, lessonId, event, key }: Told): Promise<void> {
  const lesson = await findStoredLesson(tx, lessonId);
  const [correction] = await listCorrectionsById(tx, lesson?.support.slice(0, 1) ?? []);
  if (correction === undefined) return;
  const teachers = new Set(await listTeachers(tx, lessonId));
  const { organizationId } = tx.tenantContext;
  const people = (await readersOf(tx, brandId)).filter((member) => {
    const decides = can(principalOfMember(member, organizationId), 'lesson.decide', brandId);
    return event === 'lesson_proposed' ? decides && !teachers.has(member.userId) : decides || teachers.has(member.userId);
  });
  await notifyPeople(deps, tx, { event, about: { kind: 'code', codeId: correction.codeId, threadId: null, commentId: null }, dedupeKey: key, people });
}
