import { usageSchema, type ModelUsage } from '@safecode/domain/codes/generated-code';
import { questionSchema, type Question } from '@safecode/domain/generation/generate-variation';
import { ProviderError } from '@safecode/domain/generation/provider-error';
import type { Draft, DraftResult, DraftTemplate } from '../drafter.js';

/** Largest JavaScript or CSS of a draft, in UTF-16 units. Brands set smaller limits; this one protects us. */
export const MAX_DRAFT_LENGTH = 200_000;
const MAX_QUESTIONS = 30;
const MAX_CHOICES = 200;
const MAX_SELECTORS = 200;
const MAX_USAGES = 100;

/**
 * Copies what a drafter answered into plain, frozen values of the expected types, reading every property once, so that
 * what is verified is what is returned, also when the drafter answers objects that change.
 * @throws ProviderError `malformed` when the answer is not a DraftResult or its code is not storable text
 */
export function snapshotResult(answer: unknown): DraftResult {
  try {
    const { kind, ...read } = readOnce(answer, ['kind', 'draft', 'questions', 'reason', 'usage']);
    const usage = snapshotUsage(read.usage ?? []);
    if (kind === 'draft') return { kind, draft: snapshotDraft(read.draft) };
    if (kind === 'questions') return { kind, questions: snapshotQuestions(read.questions), usage };
    if (kind === 'impossible' || kind === 'refused') return { kind, reason: snapshotLine(read.reason, 'reason', 2000), usage };
  } catch (cause) {
    if (cause instanceof ProviderError) throw cause;
    throw new ProviderError('malformed', 'The drafter answered something that cannot be read.', { cause });
  }
  return malformed('an unknown kind of result');
}

function snapshotDraft(value: unknown): Draft {
  const read = readOnce(value, ['title', 'javascript', 'css', 'template', 'selectors', 'matchQuality', 'openQuestions', 'usage', 'promptVersion']);
  return Object.freeze({
    title: snapshotLine(read.title, 'title', 200),
    javascript: snapshotCode(read.javascript, 'JavaScript'),
    css: snapshotCode(read.css, 'CSS'),
    template: read.template === null || read.template === undefined ? null : snapshotTemplate(read.template),
    selectors: Object.freeze(snapshotList(read.selectors, MAX_SELECTORS, (entry) => snapshotLine(entry, 'selector', 1000))),
    matchQuality: typeof read.matchQuality === 'number' && read.matchQuality >= 0 ? Math.min(1, read.matchQuality) : 0,
    openQuestions: typeof read.openQuestions === 'number' && read.openQuestions > 0 ? Math.min(1000, Math.ceil(read.openQuestions)) : 0,
    usage: snapshotUsage(read.usage),
    promptVersion: typeof read.promptVersion === 'string' ? snapshotLine(read.promptVersion, 'prompt version', 100) : null,
  });
}

function snapshotTemplate(value: unknown): DraftTemplate {
  const { id, slug, name, version } = readOnce(value, ['id', 'slug', 'name', 'version']);
  if (!isPositiveInt(id) || !isPositiveInt(version)) return malformed('a template without id or version');
  return Object.freeze({ id, slug: snapshotLine(slug, 'template slug', 60), name: snapshotLine(name, 'template name', 120), version });
}

function snapshotQuestions(value: unknown): Question[] {
  const questions = snapshotList(value, MAX_QUESTIONS, snapshotQuestion);
  return questions.length === 0 ? malformed('questions without a question') : questions;
}

function snapshotQuestion(value: unknown): Question {
  const read = readOnce(value, ['name', 'question', 'kind', 'choices']);
  return {
    name: snapshotLine(read.name, 'question name', 100),
    question: snapshotLine(read.question, 'question', 2000),
    kind: questionSchema.shape.kind.parse(read.kind),
    choices: snapshotList(read.choices, MAX_CHOICES, (entry) => {
      const choice = readOnce(entry, ['value', 'label']);
      return { value: snapshotLine(choice.value, 'choice', 1000), label: snapshotLine(choice.label, 'choice', 300) };
    }),
  };
}

/** A drafter's usage, read once and checked. Throws when it is not what was agreed. */
export function snapshotUsage(value: unknown): readonly ModelUsage[] {
  return snapshotList(value, MAX_USAGES, (entry) => usageSchema.parse(structuredClone(entry)));
}

function snapshotList<T>(value: unknown, max: number, snapshot: (entry: unknown) => T): T[] {
  if (!Array.isArray(value)) return malformed('something else where a list is needed');
  // The length is read once: a proxy may answer another one each time.
  const { length } = value;
  if (!Number.isSafeInteger(length) || length > max) return malformed(`a list of more than ${max}`);
  return Array.from({ length }, (_, at) => snapshot(value[at]));
}

function snapshotCode(value: unknown, language: string): string {
  if (typeof value !== 'string') return malformed(`${language} that is no text`);
  if (value.length > MAX_DRAFT_LENGTH) return malformed(`${language} of more than ${MAX_DRAFT_LENGTH} characters`);
  if (!isStorable(value)) return malformed(`${language} with characters that cannot be stored`);
  return value;
}

function snapshotLine(value: unknown, what: string, max: number): string {
  if (typeof value !== 'string' || !isStorable(value)) return malformed(`a ${what} that is no text`);
  return value.length > max ? `${value.slice(0, max - 1).replace(/\p{Cs}$/u, '')}…` : value;
}

/** NUL cannot be stored by PostgreSQL, and a lone surrogate changes when it is written as UTF-8: the stored code would be other code. */
function isStorable(text: string): boolean {
  return !text.includes('\u0000') && !/\p{Cs}/u.test(text);
}

function readOnce<K extends string>(value: unknown, keys: readonly K[]): Record<K, unknown> {
  if (typeof value !== 'object' || value === null) return malformed('no object');
  const source: Partial<Record<string, unknown>> = value;
  return Object.fromEntries(keys.map((key) => [key, source[key]])) as Record<K, unknown>;
}

function isPositiveInt(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0;
}

function malformed(what: string): never {
  throw new ProviderError('malformed', `The drafter answered ${what}.`);
}
