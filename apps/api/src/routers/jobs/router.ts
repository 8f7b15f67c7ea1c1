import { deadLetterIdsSchema, deadLetterPageSchema, deadLetterResultSchema, listDeadLettersSchema } from '@safecode/domain/jobs/dead-letter';
import { discardDeadLetters } from '@safecode/usecases/jobs/discard-dead-letters';
import { listDeadLetters } from '@safecode/usecases/jobs/list-dead-letters';
import { retryDeadLetters } from '@safecode/usecases/jobs/retry-dead-letters';
import { memberProcedure, router } from '../../trpc/procedures.js';

export const jobsRouter = router({
  deadLetters: memberProcedure
    .input(listDeadLettersSchema)
    .output(deadLetterPageSchema)
    .query(({ ctx, input }) => listDeadLetters(ctx.deps, ctx.principal, input)),
  retry: memberProcedure
    .input(deadLetterIdsSchema)
    .output(deadLetterResultSchema)
    .mutation(({ ctx, input }) => retryDeadLetters(ctx.deps, ctx.principal, input)),
  discard: memberProcedure
    .input(deadLetterIdsSchema)
    .output(deadLetterResultSchema)
    .mutation(({ ctx, input }) => discardDeadLetters(ctx.deps, ctx.principal, input)),
});
