import { z } from 'zod';
import { idSchema, timestampSchema } from '../primitives.js';
import { codeLanguageSchema } from '../verification/report.js';

/** Limits of a discussion: what one screen can show and one answer can hold. */
export const MAX_THREADS_OF_CODE = 300;
export const MAX_COMMENTS_OF_THREAD = 200;

export const threadStateSchema = z.enum(['open', 'resolved']).meta({ id: 'ThreadState' });

/** Where a thread stands in the revision that is shown. `code`: it is about the whole code. */
export const threadPlaceSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('code') }),
    z.object({ kind: z.literal('lines'), language: codeLanguageSchema, startLine: z.int(), endLine: z.int(), isChanged: z.boolean() }),
    z.object({ kind: z.literal('unplaced'), language: codeLanguageSchema }),
  ])
  .meta({ id: 'ThreadPlace' });
export type ThreadPlace = z.infer<typeof threadPlaceSchema>;

export const personSchema = z.object({ userId: idSchema, name: z.string() }).meta({ id: 'PersonName' });
export type PersonName = z.infer<typeof personSchema>;

export const commentSchema = z
  .object({
    id: idSchema,
    threadId: idSchema,
    author: z.object({ kind: z.enum(['user', 'api_key', 'opal', 'system']), userId: idSchema.nullable(), name: z.string() }),
    /** Null once it was redacted. */
    body: z.string().nullable(),
    mentions: z.array(personSchema),
    /** Counts from 1; earlier versions are kept. */
    version: z.int().positive(),
    createdAt: timestampSchema,
    editedAt: timestampSchema.nullable(),
    redactedBy: z.string().nullable(),
  })
  .meta({ id: 'Comment' });
export type Comment = z.infer<typeof commentSchema>;

export const threadSchema = z
  .object({
    id: idSchema,
    codeId: idSchema,
    state: threadStateSchema,
    /** The revision that was shown when it was opened. */
    revision: z.int().positive(),
    place: threadPlaceSchema,
    /** The lines as they were; null for a thread about the whole code. */
    quote: z.string().nullable(),
    version: z.int().positive(),
    openedBy: z.string(),
    openedAt: timestampSchema,
    /** Who resolved or reopened it last. */
    stateChangedBy: z.string().nullable(),
    stateChangedAt: timestampSchema.nullable(),
    comments: z.array(commentSchema),
    /** Comments of others the caller has not seen. */
    unread: z.int(),
  })
  .meta({ id: 'Thread' });
export type Thread = z.infer<typeof threadSchema>;

const revision = z.int().positive().max(1_000_000);
export const listThreadsSchema = z.object({ codeId: idSchema, revision: revision.optional().describe('Left out: the newest one.') });
export const threadListSchema = z.object({ codeId: idSchema, revision: z.int(), openThreads: z.int(), rows: z.array(threadSchema) });
export type ThreadList = z.infer<typeof threadListSchema>;

export const commentBodySchema = z.string().trim().min(1, 'Write something.').max(10_000);
const mentions = z.array(idSchema).max(20).default([]).describe('People to tell, by user id. Each has to be able to see the code.');

export const linesSchema = z
  .object({ language: codeLanguageSchema, startLine: z.int().min(1).max(200_000), endLine: z.int().min(1).max(200_000) })
  .refine((lines) => lines.startLine <= lines.endLine, { path: ['endLine'], message: 'The first line stands behind the last one.' });

export const createThreadSchema = z
  .object({
    codeId: idSchema,
    revision: revision.default(1),
    lines: linesSchema.nullable().default(null).describe('Null: about the whole code.'),
    body: commentBodySchema,
    mentions,
    /** The same key again gets the first answer: sent once on a double click. */
    idempotencyKey: z.string().min(8).max(100).optional(),
  })
  .meta({ id: 'CreateThread' });
export type CreateThread = z.infer<typeof createThreadSchema>;

export const replySchema = z
  .object({ threadId: idSchema, body: commentBodySchema, mentions, idempotencyKey: z.string().min(8).max(100).optional() })
  .meta({ id: 'Reply' });
export const editCommentSchema = z.object({ commentId: idSchema, expectedVersion: z.int().positive(), body: commentBodySchema, mentions }).meta({ id: 'EditComment' });
export const redactCommentSchema = z.object({ commentId: idSchema, reason: z.string().trim().min(1, 'Say why.').max(500) }).meta({ id: 'RedactComment' });
export const setThreadStateSchema = z.object({ threadId: idSchema, expectedVersion: z.int().positive() }).meta({ id: 'SetThreadState' });
export const threadIdSchema = z.object({ threadId: idSchema });
export const readersInputSchema = z.object({ codeId: idSchema });
/** Who can be mentioned: everybody who may see the code. */
export const readersSchema = z.object({ rows: z.array(personSchema) });
/** One comment with its thread: what a change of a discussion answers. */
export const commentResultSchema = z.object({ threadId: idSchema, commentId: idSchema, state: threadStateSchema, version: z.int() }).meta({ id: 'CommentResult' });
export const threadStateResultSchema = z.object({ threadId: idSchema, state: threadStateSchema, version: z.int() }).meta({ id: 'ThreadStateResult' });
export type CommentResult = z.infer<typeof commentResultSchema>;
export const commentHistorySchema = z.object({ commentId: idSchema });
export const commentVersionsSchema = z.object({
  rows: z.array(z.object({ version: z.int(), body: z.string().nullable(), writtenAt: timestampSchema })),
});
