import {
  commentHistorySchema, commentResultSchema, commentVersionsSchema, createThreadSchema, editCommentSchema, listThreadsSchema, readersInputSchema, readersSchema, redactCommentSchema, replySchema,
  setThreadStateSchema, threadIdSchema, threadListSchema, threadStateResultSchema,
} from '@safecode/domain/discussions/discussion';
import { markedSchema } from '@safecode/domain/notifications/notification';
import { createThread } from '@safecode/usecases/discussions/create-thread';
import { editComment } from '@safecode/usecases/discussions/edit-comment';
import { listCommentVersions } from '@safecode/usecases/discussions/list-comment-versions';
import { listReaders } from '@safecode/usecases/discussions/list-readers';
import { listThreads } from '@safecode/usecases/discussions/list-threads';
import { markThreadRead } from '@safecode/usecases/discussions/mark-thread-read';
import { redactComment } from '@safecode/usecases/discussions/redact-comment';
import { replyToThread } from '@safecode/usecases/discussions/reply-to-thread';
import { setThreadState } from '@safecode/usecases/discussions/set-thread-state';
import { operation } from '../../rest/operation.js';
import { memberProcedure, router } from '../../trpc/procedures.js';

export const discussionsRouter = router({
  list: memberProcedure
    .meta(operation('GET /generated-code/{codeId}/threads', 'Discussions', 'Threads of a code, each where it stands in the revision'))
    .input(listThreadsSchema)
    .output(threadListSchema)
    .query(({ ctx, input }) => listThreads(ctx.deps, ctx.principal, input)),
  create: memberProcedure
    .meta(operation('POST /generated-code/{codeId}/threads', 'Discussions', 'Opens a thread on lines or on the whole code'))
    .input(createThreadSchema)
    .output(commentResultSchema)
    .mutation(({ ctx, input }) => createThread(ctx.deps, ctx.principal, input)),
  reply: memberProcedure
    .meta(operation('POST /threads/{threadId}/comments', 'Discussions', 'Answers in a thread'))
    .input(replySchema)
    .output(commentResultSchema)
    .mutation(({ ctx, input }) => replyToThread(ctx.deps, ctx.principal, input)),
  edit: memberProcedure
    .meta(operation('PUT /comments/{commentId}', 'Discussions', 'Changes a comment of one\'s own; earlier versions are kept'))
    .input(editCommentSchema)
    .output(commentResultSchema)
    .mutation(({ ctx, input }) => editComment(ctx.deps, ctx.principal, input)),
  versions: memberProcedure
    .meta(operation('GET /comments/{commentId}/versions', 'Discussions', 'What a comment said before it was edited'))
    .input(commentHistorySchema)
    .output(commentVersionsSchema)
    .query(({ ctx, input }) => listCommentVersions(ctx.deps, ctx.principal, input)),
  redact: memberProcedure
    .meta(operation('POST /comments/{commentId}/redact', 'Discussions', 'Takes the words of a comment away, for good'))
    .input(redactCommentSchema)
    .output(commentResultSchema)
    .mutation(({ ctx, input }) => redactComment(ctx.deps, ctx.principal, input)),
  resolve: memberProcedure
    .meta(operation('POST /threads/{threadId}/resolve', 'Discussions', 'Resolves a thread'))
    .input(setThreadStateSchema)
    .output(threadStateResultSchema)
    .mutation(({ ctx, input }) => setThreadState(ctx.deps, ctx.principal, { ...input, state: 'resolved' })),
  reopen: memberProcedure
    .meta(operation('POST /threads/{threadId}/reopen', 'Discussions', 'Opens a resolved thread again'))
    .input(setThreadStateSchema)
    .output(threadStateResultSchema)
    .mutation(({ ctx, input }) => setThreadState(ctx.deps, ctx.principal, { ...input, state: 'open' })),
  readers: memberProcedure
    .meta(operation('GET /generated-code/{codeId}/readers', 'Discussions', 'People who can be mentioned on a code'))
    .input(readersInputSchema)
    .output(readersSchema)
    .query(({ ctx, input }) => listReaders(ctx.deps, ctx.principal, input)),
  markRead: memberProcedure
    .input(threadIdSchema)
    .output(markedSchema)
    .mutation(({ ctx, input }) => markThreadRead(ctx.deps, ctx.principal, input)),
});
