import type { ModelUsage } from '../codes/generated-code.js';
import type { Improvement } from '../corrections/improvement.js';

/** What a model is shown of a lesson to name it. Reasons are words of people: they are fenced as data and decide nothing. */
export interface NamingRequest {
  readonly improvement: Pick<Improvement, 'kind' | 'language' | 'before' | 'after'>;
  readonly reasons: readonly string[];
}

/** What a model calls a lesson. */
export interface LessonName {
  readonly title: string;
  readonly explanation: string;
}

/** A model that names lessons: a title and one sentence for people. It sees no state and can change none. */
export interface LessonNamer {
  readonly model: string;
  readonly promptVersion: string;
  /** Null: it gave nothing that may be shown. @throws ProviderError with what it cost */
  nameLesson(request: NamingRequest, signal: AbortSignal): Promise<{ readonly name: LessonName | null; readonly usage: readonly ModelUsage[] }>;
}

const MAX_TITLE = 70;
const MAX_EXPLANATION = 240;
/** Controls, format characters (directions, tags, joiners), private use, separators of lines. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/u;
/** What a reader could take for something else than words: tags, links, code. */
const MARKUP = /[<>`{}|\\]|\w:\/\/|\bwww\.|\]\(/i;

/**
 * What a model said, when people may be shown it: plain words on one line, no longer than they may be, without markup,
 * addresses or characters nobody sees. Anything else is not mended but left out: the name made of the code stays.
 */
export function readLessonName(said: LessonName): LessonName | null {
  const title = said.title.trim();
  const explanation = said.explanation.trim();
  const isPlain = (text: string, most: number): boolean => text !== '' && text.length <= most && !HIDDEN.test(text) && !MARKUP.test(text);
  return isPlain(title, MAX_TITLE) && isPlain(explanation, MAX_EXPLANATION) ? { title, explanation } : null;
}
