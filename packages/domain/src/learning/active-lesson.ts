import { z } from 'zod';
import type { Improvement } from '../corrections/improvement.js';
import { idSchema } from '../primitives.js';

/** A lesson in use, as drafting needs it. */
export interface ActiveLesson {
  readonly id: number;
  readonly version: number;
  readonly name: string;
  readonly improvement: Improvement;
}

/** What a brand has learnt. */
export interface BrandLearning {
  /** In the order in which they are applied. */
  readonly lessons: readonly ActiveLesson[];
  /** Whether the model is shown them as examples. */
  readonly showsExamples: boolean;
}

const linesSchema = z.array(z.tuple([z.int().positive(), z.int().positive()]));

/** A lesson that changed a draft, with the lines (first and last, from 1) of the code that it wrote. */
export const appliedLessonSchema = z
  .object({ id: idSchema, version: z.int(), name: z.string(), lines: z.object({ js: linesSchema, css: linesSchema }) })
  .meta({ id: 'AppliedLesson' });
export type AppliedLesson = z.infer<typeof appliedLessonSchema>;
