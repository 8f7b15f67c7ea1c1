import { z } from 'zod';
import { reasonKindSchema } from '../corrections/correction.js';
import { idSchema, timestampSchema } from '../primitives.js';
import { codeLanguageSchema } from '../verification/report.js';

export const codeLineageInputSchema = z.object({ id: idSchema, revision: z.int().positive().optional() });

/** A correction that a lesson rests on, as far as the reader may see it. */
const taughtBySchema = z.object({
  correctionId: idSchema,
  codeId: idSchema,
  reporter: z.string(),
  reasonKind: reasonKindSchema,
  isRetracted: z.boolean(),
});

const lessonOriginSchema = z.object({ id: idSchema, version: z.int(), name: z.string(), taughtBy: z.array(taughtBySchema) });

/** Where lines came from. */
export const lineOriginSchema = z.discriminatedUnion('kind', [
  /** A template: its first line in the template, and since which version the template has it. `lesson`: what put it there. */
  z.object({ kind: z.literal('template'), templateId: idSchema, name: z.string(), version: z.int(), line: z.int().positive(), since: z.int(), changedBy: z.string().nullable(), lesson: lessonOriginSchema.nullable() }),
  z.object({ kind: z.literal('lesson'), lesson: lessonOriginSchema }),
  z.object({ kind: z.literal('model'), model: z.string().nullable(), promptVersion: z.string().nullable() }),
  z.object({ kind: z.literal('edit'), revision: z.int(), by: z.string(), at: timestampSchema, note: z.string() }),
  z.object({ kind: z.literal('correction'), revision: z.int(), by: z.string(), at: timestampSchema, correctionId: idSchema, reasonKind: reasonKindSchema, reason: z.string() }),
]);
export type LineOrigin = z.infer<typeof lineOriginSchema>;

/** Neighbouring lines with one origin, first and last counted from 1. */
export const lineageBlockSchema = z.object({ from: z.int().positive(), to: z.int().positive(), text: z.string(), origin: lineOriginSchema });
export type LineageBlock = z.infer<typeof lineageBlockSchema>;

export const codeLineageSchema = z
  .object({ codeId: idSchema, revision: z.int(), parts: z.array(z.object({ language: codeLanguageSchema, blocks: z.array(lineageBlockSchema) })) })
  .meta({ id: 'CodeLineage' });
export type CodeLineage = z.infer<typeof codeLineageSchema>;
