import { z } from 'zod';
import type { Question } from '@safecode/domain/generation/generate-variation';
import { colorSchema, insertPositionSchema, type SlotValues } from '@safecode/domain/templates/slot';

const numberText = z
  .string()
  .trim()
  .min(1)
  .refine((text) => Number.isFinite(Number(text.replace(',', '.'))), 'This is not a number.')
  .transform((text) => Number(text.replace(',', '.')));

function answerSchema(question: Question): z.ZodType<string | number> {
  if (question.choices.length > 0) return z.string().min(1, 'Choose one.');
  switch (question.kind) {
    case 'number':
      return numberText;
    case 'color':
      return colorSchema;
    case 'position':
      return insertPositionSchema;
    default:
      return z.string().trim().min(1).max(1000);
  }
}

/** The schema of a form made from questions: each answer has the type that its question asks for. */
export const answersSchema = (questions: readonly Question[]): z.ZodType<SlotValues> =>
  z.object(Object.fromEntries(questions.map((question) => [question.name, answerSchema(question)])));

const knownSchema = z.record(z.string(), z.union([z.string(), z.number()])).catch({});
const storageKey = (runId: number): string => `opal.answers.${runId}`;

/** Answers that a run was started with; a later question must not forget them. */
export function readAnswers(runId: number): SlotValues {
  try {
    return knownSchema.parse(JSON.parse(sessionStorage.getItem(storageKey(runId)) ?? '{}'));
  } catch {
    return {};
  }
}

export function writeAnswers(runId: number, answers: SlotValues): void {
  try {
    sessionStorage.setItem(storageKey(runId), JSON.stringify(answers));
  } catch {
    // Storage can be switched off; the questions are asked again then.
  }
}
