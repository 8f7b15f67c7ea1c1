import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { LiveEvent, watchLiveSchema } from '@safecode/domain/live/live-event';
import type { Deps } from '@safecode/usecases/deps';
import { watchLive } from '@safecode/usecases/live/watch-live';
import { tracked, TRPCError, type TrackedEnvelope } from '@trpc/server';
import type { z } from 'zod';
import type { Caller } from '../../trpc/request-context.js';

export type LiveEvents = AsyncGenerator<TrackedEnvelope<LiveEvent>, void>;

/**
 * Changes as server-sent events, each with its number: a browser that reconnects sends the last one back and gets what it
 * missed, or is told to look at everything.
 */
export async function* streamLive(
  ctx: { readonly deps: Deps; readonly principal: Principal; readonly caller: Caller },
  input: z.infer<typeof watchLiveSchema>,
  signal: AbortSignal | undefined,
): LiveEvents {
  const until = signal ?? new AbortController().signal;
  try {
    for await (const { id, event } of watchLive(ctx.deps, ctx.principal, { input, signal: until, recheck: () => ctx.caller.recheck() })) yield tracked(id, event);
  } catch (error) {
    // The refusals of procedures are translated before a stream begins; one that comes later is translated here.
    if (error instanceof DomainError) throw new TRPCError({ code: error.kind.trpc, message: error.message, cause: error });
    throw error;
  }
}
