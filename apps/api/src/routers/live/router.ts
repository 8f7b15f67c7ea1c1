import { presenceInputSchema, presenceSchema, watchLiveSchema, type LiveEvent } from '@safecode/domain/live/live-event';
import { listPresence } from '@safecode/usecases/live/keep-presence';
import type { TRPCSubscriptionProcedure } from '@trpc/server';
import type { OpenApiMeta } from 'trpc-to-openapi';
import type { z } from 'zod';
import { memberProcedure, router } from '../../trpc/procedures.js';
import { streamLive } from './stream-live.js';

/** Named, because the compiler cannot write the library's own type of an event into a declaration file. */
type WatchProcedure = TRPCSubscriptionProcedure<{
  input: z.input<typeof watchLiveSchema>;
  output: AsyncIterable<{ id: string; data: LiveEvent }, void>;
  meta: OpenApiMeta;
}>;
const watch: WatchProcedure = memberProcedure.input(watchLiveSchema).subscription(({ ctx, input, signal }) => streamLive(ctx, input, signal));

export const liveRouter = router({
  watch,
  presence: memberProcedure
    .input(presenceInputSchema)
    .output(presenceSchema)
    .query(({ ctx, input }) => listPresence(ctx.deps, ctx.principal, input)),
});
