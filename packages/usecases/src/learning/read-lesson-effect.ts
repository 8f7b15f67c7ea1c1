import type { LessonReading } from '@safecode/domain/learning/lesson';
import { carryLines, splitLines } from '@safecode/domain/learning/carry-lines';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { findInUseSince, listTouchedCodes, listUntouchedCodes, type TouchedCode, type UntouchedCode } from '@safecode/database/learning/lesson-trials';
import { judgeLesson, type LessonTrial } from '@safecode/learning/experiments/judge-lesson';

/** What became of code since a lesson is in use, and the code that was settled last with it. */
export interface ReadEffect {
  readonly reading: LessonReading;
  readonly lastCodeId: number | null;
}

type Timed = LessonTrial & { readonly at: number };

/** Reads how a lesson does; null when it is not in use and was not withdrawn. */
export async function readLessonEffect(tx: TenantTransaction, lesson: { readonly id: number; readonly brandId: number }): Promise<ReadEffect | null> {
  const since = await findInUseSince(tx, lesson.id);
  if (since === null) return null;
  const use = { id: lesson.id, brandId: lesson.brandId, since };
  const touched = await listTouchedCodes(tx, use);
  const untouched = touched.length === 0 ? [] : await listUntouchedCodes(tx, use, [...new Set(touched.map(({ stratum }) => stratum))]);
  const trials = [...touched.map(withLesson), ...untouched.map(withoutLesson)].sort((one, other) => one.at - other.at);
  return { reading: { since, ...judgeLesson(trials) }, lastCodeId: touched.at(-1)?.codeId ?? null };
}

const withoutLesson = ({ stratum, reason, settledAt }: UntouchedCode): Timed => ({ stratum, hasLesson: false, isWrong: reason !== 'approved', isPlaceChanged: null, at: settledAt.getTime() });

const withLesson = (code: TouchedCode): Timed => ({
  stratum: code.stratum,
  hasLesson: true,
  isWrong: code.reason !== 'approved',
  isPlaceChanged: code.reason === 'rejected' ? null : isPlaceChanged(code),
  at: code.settledAt.getTime(),
});

/** A line that the lesson wrote is not there any more. */
function isPlaceChanged({ reason, lines, javascript, css, editedJavascript, editedCss }: TouchedCode): boolean {
  if (reason === 'approved' || editedJavascript === null || editedCss === null) return false;
  const isLost = (before: string, after: string, ranges: TouchedCode['lines']['js']): boolean => {
    const kept = new Set(carryLines(splitLines(before), splitLines(after)));
    return ranges.some(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first - 1 + at).some((line) => !kept.has(line)));
  };
  return isLost(javascript, editedJavascript, lines.js) || isLost(css, editedCss, lines.css);
}
