import type { Improvement } from '../corrections/improvement.js';

const MAX = 70;
const short = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= MAX ? line : `${line.slice(0, MAX - 1)}…`;
};

/** What a lesson is called, made of what it changes. Names come from code, never from what people wrote as reasons. */
export function nameLesson({ change, before, after }: Pick<Improvement, 'change' | 'before' | 'after'>): string {
  if (change.type === 'alias') return `Selector ${short(change.from)} becomes ${short(change.to)}`;
  if (after.trim() === '') return `Leave out ${short(before)}`;
  return before.trim() === '' ? `Add ${short(after)}` : `${short(before)} becomes ${short(after)}`;
}
