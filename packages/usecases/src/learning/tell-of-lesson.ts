import { can } from '@safecode/domain/access/principal';
import { listCorrectionsById } from '@safecode/database/corrections/correction-repository';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findStoredLesson, listTeachers } from '@safecode/database/learning/lesson-repository';
import { principalOfMember } from '../access/principal-of-member.js';
import type { Deps } from '../deps.js';
import { readersOf } from '../discussions/readers.js';
import { notifyPeople } from '../notifications/notify-people.js';

export interface ToldOfLesson {
  readonly brandId: number;
  readonly lessonId: number;
  readonly event: 'lesson_proposed' | 'lesson_retracted' | 'lesson_auto_applied' | 'lesson_withdrawn' | 'lesson_rule_expired';
  /** People are told once for each key. */
  readonly key: string;
  /** The code the notification stands by; without one the first that was corrected. */
  readonly codeId?: number | null;
  /** Somebody who is told in any case. */
  readonly alsoTo?: number;
}

/** Tells those who decide: of a proposal those who may decide on it, else also those whose corrections the lesson rests on. */
export async function tellOfLesson(deps: Deps, tx: TenantTransaction, { brandId, lessonId, event, key, codeId, alsoTo }: ToldOfLesson): Promise<void> {
  const lesson = await findStoredLesson(tx, lessonId);
  const [correction] = await listCorrectionsById(tx, lesson?.support.slice(0, 1) ?? []);
  const about = codeId ?? correction?.codeId;
  if (about === undefined) return;
  const teachers = new Set(await listTeachers(tx, lessonId));
  const { organizationId } = tx.tenantContext;
  const people = (await readersOf(tx, brandId)).filter((member) => {
    const decides = can(principalOfMember(member, organizationId), 'lesson.decide', brandId);
    return event === 'lesson_proposed' ? decides && !teachers.has(member.userId) : decides || teachers.has(member.userId) || member.userId === alsoTo;
  });
  await notifyPeople(deps, tx, { event, about: { kind: 'code', codeId: about, threadId: null, commentId: null }, dedupeKey: key, people });
}
