import { createHash } from 'node:crypto';
import type { Principal } from '@safecode/domain/access/principal';
import type { GenerationRun } from '@safecode/domain/generation/run';
import { watchRun } from '@safecode/usecases/generation/watch-run';
import type { Deps } from '@safecode/usecases/deps';
import { tracked, type TrackedEnvelope } from '@trpc/server';

export type RunEvents = AsyncGenerator<TrackedEnvelope<GenerationRun>, void>;

/**
 * The run each time it changes, as server-sent events. The id of an event is a digest of the run it carries: a browser
 * that reconnects sends it back, and what it has seen already is not sent again. Ends when the run is over.
 */
export async function* streamRun(
  ctx: { readonly deps: Deps; readonly principal: Principal },
  input: { readonly id: number; readonly lastEventId?: string | null | undefined },
  signal: AbortSignal | undefined,
): RunEvents {
  const until = signal ?? new AbortController().signal;
  for await (const run of watchRun(ctx.deps, ctx.principal, { id: input.id, signal: until })) {
    const id = createHash('sha256').update(JSON.stringify(run)).digest('base64url').slice(0, 22);
    if (id !== input.lastEventId) yield tracked(id, run);
  }
}
