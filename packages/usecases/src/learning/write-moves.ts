import type { LedgerRecord } from '@safecode/domain/ledger/ledger-entry';
import type { LessonStatus } from '@safecode/domain/learning/lesson';
import type { LessonMove } from '@safecode/domain/learning/settle-lessons';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findStoredLesson, hideLesson, insertLesson, updateLessonContent, updateLessonStatus, type StoredLesson } from '@safecode/database/learning/lesson-repository';
import type { Deps } from '../deps.js';
import { applyEffects, undoEffects } from './lesson-effects.js';
import type { MinedLesson } from './mine-lessons.js';
import { tellOfLesson } from './tell-of-lesson.js';

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
  if (first !== undefined) await tellOfLesson(deps, tx, { brandId, lessonId: first, event: 'lesson_proposed', key: `lessons:${proposed.join(',').slice(0, 80)}` });
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
  if (settled.was === 'active') await tellOfLesson(deps, tx, { brandId: lesson.brandId, lessonId: lesson.id, event: 'lesson_retracted', key: `lesson:${lesson.id}:${lesson.version}:${settled.status}` });
  if (settled.isAutoApplied) await tellOfLesson(deps, tx, { brandId: lesson.brandId, lessonId: lesson.id, event: 'lesson_auto_applied', key: `lesson:${lesson.id}:${lesson.version}:auto` });
  if (settled.isAutoApplied) return [{ ...entry, action: 'lesson.auto_applied' }, ...(await applyEffects(deps, tx, lesson))];
  const action = settled.was === 'active' ? 'lesson.retracted' : ACTIONS[settled.status];
  return [...(action === undefined ? [] : [{ ...entry, action, ...(settled.reason === '' ? {} : { reason: settled.reason }) }]), ...ended];
}
