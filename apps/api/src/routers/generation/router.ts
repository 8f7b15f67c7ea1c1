import { generateVariationSchema, runIdSchema } from '@safecode/domain/generation/generate-variation';
import { listRunsSchema, preflightInputSchema, preflightSchema, runPageSchema, runSchema, type GenerationRun } from '@safecode/domain/generation/run';
import { watchRunSchema } from '@safecode/domain/generation/watch-run';
import { generateAndWait } from '@safecode/usecases/generation/generate-and-wait';
import { getRun } from '@safecode/usecases/generation/get-run';
import { listRuns } from '@safecode/usecases/generation/list-runs';
import { preflight } from '@safecode/usecases/generation/preflight';
import { startGeneration } from '@safecode/usecases/generation/start-generation';
import { stopRun } from '@safecode/usecases/generation/stop-run';
import type { TRPCSubscriptionProcedure } from '@trpc/server';
import type { OpenApiMeta } from 'trpc-to-openapi';
import type { z } from 'zod';
import { ANSWER_WITHIN_MS } from '../../opal/answer-deadline.js';
import { operation } from '../../rest/operation.js';
import { memberProcedure, router } from '../../trpc/procedures.js';
import { streamRun } from './stream-run.js';

/** Named, because the compiler cannot write the library's own type of an event into a declaration file. */
type WatchProcedure = TRPCSubscriptionProcedure<{
  input: z.input<typeof watchRunSchema>;
  output: AsyncIterable<{ id: string; data: GenerationRun }, void>;
  meta: OpenApiMeta;
}>;
const watch: WatchProcedure = memberProcedure.input(watchRunSchema).subscription(({ ctx, input, signal }) => streamRun(ctx, input, signal));

export const generationRouter = router({
  preflight: memberProcedure
    .meta(operation('GET /generations/preflight', 'Generation', 'What a generation would use'))
    .input(preflightInputSchema)
    .output(preflightSchema)
    .query(({ ctx, input }) => preflight(ctx.deps, ctx.principal, input)),
  start: memberProcedure
    .input(generateVariationSchema)
    .output(runIdSchema)
    .mutation(({ ctx, input }) => startGeneration(ctx.deps, ctx.principal, { ...input, source: ctx.source })),
  generate: memberProcedure
    .meta(operation('POST /generations', 'Generation', 'Generates code; answers after 18 seconds at the latest, with the run as it is then'))
    .input(generateVariationSchema)
    .output(runSchema)
    .mutation(({ ctx, input }) => generateAndWait(ctx.deps, ctx.principal, { ...input, source: ctx.source, waitMs: ANSWER_WITHIN_MS })),
  get: memberProcedure
    .meta(operation('GET /generations/{id}', 'Generation', 'One run with its stages'))
    .input(runIdSchema)
    .output(runSchema)
    .query(({ ctx, input }) => getRun(ctx.deps, ctx.principal, input)),
  list: memberProcedure
    .meta(operation('GET /generations', 'Generation', 'Runs, newest first'))
    .input(listRunsSchema)
    .output(runPageSchema)
    .query(({ ctx, input }) => listRuns(ctx.deps, ctx.principal, input)),
  watch,
  stop: memberProcedure
    .meta(operation('POST /generations/{id}/stop', 'Generation', 'Stops a run; its draft is kept'))
    .input(runIdSchema)
    .output(runSchema)
    .mutation(({ ctx, input }) => stopRun(ctx.deps, ctx.principal, input)),
});
