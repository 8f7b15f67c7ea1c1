import type { Improvement } from '@safecode/domain/corrections/improvement';
import { carryLines } from '@safecode/domain/learning/carry-lines';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import type { LearntCheck, LearntChecks, LearntPlace } from '@safecode/verifier/rules/learnt-rule/learnt-check';
import { applyImprovements } from '../apply-improvements.js';

/** Longer pieces of code are cut in messages. */
const MAX_SHOWN = 60;

/** The lessons of a brand as the verifier works with them: code has none of what they would change. */
export function learntChecks(lessons: readonly { readonly id: number; readonly improvement: Improvement }[]): LearntChecks {
  const checks = new Map(lessons.map(({ id, improvement }) => [id, checkOf(improvement)]));
  return (lesson) => checks.get(lesson) ?? null;
}

function checkOf(improvement: Improvement): LearntCheck {
  const mend = (code: string, language: CodeLanguage): string => (code === '' ? code : applyImprovements(code, language, [improvement]).code);
  return { mend, find: (code, language) => placesBetween(code, mend(code, language)) };
}

/** The places where two texts differ: runs of lines, narrowed to what differs in them. */
function placesBetween(before: string, after: string): LearntPlace[] {
  if (before === after) return [];
  const [old, made] = [linesOf(before), linesOf(after)];
  const starts = offsetsOf(old);
  const kept = carryLines(old, made);
  const places: LearntPlace[] = [];
  let [from, line] = [0, 0];
  for (let at = 0; at <= made.length; at += 1) {
    const carried = at < made.length ? (kept[at] ?? null) : old.length;
    if (carried === null) continue;
    const place = narrow({ start: starts[from] ?? 0, old: old.slice(from, carried).join(''), made: made.slice(line, at).join('') });
    if (place !== null) places.push(place);
    [from, line] = [carried + 1, at + 1];
  }
  return places;
}

/** With what ends them, so that they add up to the text. */
const linesOf = (text: string): string[] => text.match(/[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+$/g) ?? [];

function offsetsOf(lines: readonly string[]): number[] {
  let offset = 0;
  return [0, ...lines.map((line) => (offset += line.length))];
}

function narrow({ start, old, made }: { readonly start: number; readonly old: string; readonly made: string }): LearntPlace | null {
  if (old === made) return null;
  const shorter = Math.min(old.length, made.length);
  let head = 0;
  while (head < shorter && old[head] === made[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && old.at(-1 - tail) === made.at(-1 - tail)) tail += 1;
  return { start: start + head, end: start + old.length - tail, message: sayChange(old.slice(head, old.length - tail), made.slice(head, made.length - tail), { old, made }) };
}

/** Half a word says nothing: where what differs is short, its lines are shown. */
function sayChange(...[old, made, lines]: [old: string, made: string, lines: { readonly old: string; readonly made: string }]): string {
  const [from, to] = [shown(lines.old), shown(lines.made)];
  if (old.trim() === '' && lines.old.trim() === '') return `“${to}” is missing here.`;
  return made.trim() === '' && lines.made.trim() === '' ? `“${from}” is to be left out.` : `“${from}” is to become “${to}”.`;
}

function shown(code: string): string {
  const line = code.replace(/\s+/g, ' ').trim();
  return line.length <= MAX_SHOWN ? line : `${line.slice(0, MAX_SHOWN - 1)}…`;
}
