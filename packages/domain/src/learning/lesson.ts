import { z } from 'zod';
import { shareSchema } from '../confidence/prediction.js';
import { correctionKindSchema, correctionSchema } from '../corrections/correction.js';
import { IMPROVEMENT_FORMS } from '../corrections/improvement.js';
import { pageOf, pageQuerySchema } from '../paging/page.js';
import { idSchema, timestampSchema } from '../primitives.js';
import { codeLanguageSchema, verdictSchema } from '../verification/report.js';

/**
 *   collecting -> proposed -> active -> reverted     a person takes it out of use
 *     ^     ^        |        | |'----> superseded   a more general lesson that was approved does its work
 *     |     |        |        | |'----> withdrawn    codes with it go wrong more often: it is taken out by itself
 *     |     |        |        | '-----> retracted    corrections it rested on were retracted, and no others show it
 *     |     '-----------------'         when others show it, but too few
 *     |              '--> rejected
 *     '-- retracted, superseded: when corrections show it again; it has to be approved again
 */
export const LESSON_STATUSES = ['collecting', 'proposed', 'active', 'rejected', 'reverted', 'withdrawn', 'retracted', 'superseded'] as const;
export const lessonStatusSchema = z.enum(LESSON_STATUSES).meta({ id: 'LessonStatus' });
export type LessonStatus = z.infer<typeof lessonStatusSchema>;

/** What a lesson would have done to code of the past whose later life says what was right. */
export const replaySchema = z
  .object({
    /** Codes that people edited, or approved as they were generated: the newest of the brand. */
    judged: z.int(),
    /** Of these: brought nearer to what people made of it, away from it, not touched. */
    saved: z.int(),
    worse: z.int(),
    unchanged: z.int(),
    /** `saved` with its 95 % Wilson interval. */
    interval: z.object({ low: z.number(), high: z.number() }),
    /** Standing corrections it would have made unnecessary. */
    avoidedCorrections: z.array(idSchema),
    /** Approved code it would change, and whether the result can be proved. */
    approved: z.array(z.object({ codeId: idSchema, contentHash: z.string(), verdict: verdictSchema })),
  })
  .meta({ id: 'LessonReplay' });
export type LessonReplay = z.infer<typeof replaySchema>;

/** Of corrections that were left out in turn: how many were learnt from the others. Null: too few to leave one out. */
export const heldOutSchema = z.object({ right: z.int(), of: z.int() }).nullable();
export type HeldOut = z.infer<typeof heldOutSchema>;

/** What an alias finds on the pages of the brand that were seen last. */
export const aliasPagesSchema = z
  .object({
    pages: z.array(z.object({ address: z.string(), pageType: z.string(), takenAt: timestampSchema, from: z.int(), to: z.int() })),
    /** `contradicted`: the old selector is on these pages and the new one on none of them. `unseen`: neither is. */
    verdict: z.enum(['found', 'contradicted', 'unseen']),
  })
  .meta({ id: 'AliasPages' });
export type AliasPages = z.infer<typeof aliasPagesSchema>;

export const lessonSchema = z
  .object({
    id: idSchema,
    brandId: idSchema,
    version: z.int().positive(),
    status: lessonStatusSchema,
    name: z.string(),
    kind: correctionKindSchema,
    form: z.enum(IMPROVEMENT_FORMS),
    language: codeLanguageSchema,
    before: z.string(),
    after: z.string(),
    corrections: z.int(),
    people: z.int(),
    heldOut: heldOutSchema,
    replay: replaySchema,
    /** Of an alias, when there are pages to look at; else null. */
    pages: aliasPagesSchema.nullable(),
    /** Edits saved times evidence: what the board is ordered by. */
    score: z.number(),
    /** What a decision names: the change, what it rests on, and what it would do to approved code. */
    contentHash: z.string(),
    /** What is missing before it can be proposed; empty otherwise. */
    missing: z.string(),
    autoApplied: z.boolean(),
    /** What a model calls it: words beside the name, by which nothing is decided. Null: none was asked, or gave none. */
    named: z.object({ title: z.string(), explanation: z.string(), model: z.string() }).nullable(),
    decidedBy: z.string().nullable(),
    decidedAt: timestampSchema.nullable(),
    /** Why it has the status it has, in a sentence; may be empty. */
    reason: z.string(),
    updatedAt: timestampSchema,
  })
  .meta({ id: 'Lesson' });
export type Lesson = z.infer<typeof lessonSchema>;

export const LESSON_DECISIONS = ['approve', 'reject'] as const;
export const lessonDecisionSchema = z.enum(LESSON_DECISIONS).meta({ id: 'LessonDecision' });
export type LessonDecision = z.infer<typeof lessonDecisionSchema>;

/** What an approved lesson changed in the brand's knowledge. */
export const lessonEffectSchema = z.object({
  objectType: z.enum(['dom_selector', 'template', 'code_rule']),
  objectId: idSchema,
  name: z.string(),
  version: z.int(),
  isUndone: z.boolean(),
  /** Why it was not undone with the lesson; null when it was or need not be. */
  left: z.string().nullable(),
});
export type LessonEffect = z.infer<typeof lessonEffectSchema>;

/**
 * What became of code since a lesson is in use: settled code it wrote lines of, beside code of the same template (or of the
 * same page type, where a model wrote it) that it did not touch. Shares are of codes that were edited or rejected.
 */
export const lessonReadingSchema = z
  .object({
    since: timestampSchema,
    with: shareSchema,
    without: shareSchema,
    /** Codes in which the very lines it wrote were changed before approval. */
    places: shareSchema,
    /** Evidence that codes with it go wrong more often, and that more of its places are changed than is tolerated. */
    worse: z.number(),
    placesWorse: z.number(),
    /** The share of changed places that is tolerated, 0..1. */
    tolerated: z.number(),
    /** From so much evidence on it is taken out: an error of 5 % for both tests together, whenever one looks. */
    enough: z.number(),
    verdict: z.enum(['open', 'worse', 'places']),
  })
  .meta({ id: 'LessonReading' });
export type LessonReading = z.infer<typeof lessonReadingSchema>;

export const lessonDetailSchema = lessonSchema
  .extend({
    members: z.array(correctionSchema),
    decisions: z.array(z.object({ decision: z.enum([...LESSON_DECISIONS, 'revert', 'enforce']), by: z.string(), note: z.string(), version: z.int(), at: timestampSchema })),
    effects: z.array(lessonEffectSchema),
    /** Null while it never was in use. */
    reading: lessonReadingSchema.nullable(),
    /** Why the caller cannot decide on it; null when they can. */
    blockedBy: z.string().nullable(),
  })
  .meta({ id: 'LessonDetail' });
export type LessonDetail = z.infer<typeof lessonDetailSchema>;

export const listLessonsSchema = pageQuerySchema.extend({ brandId: idSchema, status: lessonStatusSchema.optional(), kind: correctionKindSchema.optional() });
export type ListLessons = z.infer<typeof listLessonsSchema>;
export const lessonPageSchema = pageOf(lessonSchema).extend({
  /** How many there are of each status. */
  counts: z.array(z.object({ status: lessonStatusSchema, count: z.int() })),
  /** When the corrections were last looked through; null: never yet. */
  minedAt: timestampSchema.nullable(),
  /** Standing corrections that are newer. */
  waiting: z.int(),
});
export type LessonPage = z.infer<typeof lessonPageSchema>;
export const getLessonSchema = z.object({ id: idSchema });

const contentHash = z.string().length(64).describe('Content hash of the lesson that was looked at; another newest one is refused.');
const note = z.string().trim().max(2000).default('');
export const decideLessonSchema = z.object({ id: idSchema, contentHash, decision: lessonDecisionSchema, note }).meta({ id: 'DecideLesson' });
export type DecideLesson = z.infer<typeof decideLessonSchema>;
export const revertLessonSchema = z.object({ id: idSchema, reason: z.string().trim().min(3).max(500) }).meta({ id: 'RevertLesson' });
export type RevertLesson = z.infer<typeof revertLessonSchema>;

export const decideLessonsSchema = z.object({ items: z.array(z.object({ id: idSchema, contentHash })).min(1).max(100), decision: lessonDecisionSchema, note });
export type DecideLessons = z.infer<typeof decideLessonsSchema>;
export const decideLessonsResultSchema = z.object({
  results: z.array(z.object({ id: idSchema, outcome: z.enum(['done', 'refused', 'failed']), status: lessonStatusSchema.nullable(), code: z.string().nullable(), message: z.string().nullable() })),
});
export type DecideLessonsResult = z.infer<typeof decideLessonsResultSchema>;

/** What a lesson makes of one code: of the original of a correction, or of approved code. */
export const lessonExampleInputSchema = z.object({ id: idSchema, codeId: idSchema, correctionId: idSchema.optional() });
const sourcesSchema = z.object({ javascript: z.string(), css: z.string() });
export const lessonExampleSchema = z.object({ codeId: idSchema, revision: z.int(), before: sourcesSchema, after: sourcesSchema }).meta({ id: 'LessonExample' });
export type LessonExample = z.infer<typeof lessonExampleSchema>;
