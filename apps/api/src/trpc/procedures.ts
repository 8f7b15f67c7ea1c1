import { DomainError } from '@safecode/domain/errors/domain-error';
import { assertPlainInput } from '@safecode/domain/input/plain-input';
import { initTRPC, TRPCError } from '@trpc/server';
import type { OpenApiMeta } from 'trpc-to-openapi';
import { toErrorBody } from './error-body.js';
import type { RequestContext } from './request-context.js';

const t = initTRPC
  .context<RequestContext>()
  .meta<OpenApiMeta>()
  .create({
    // Stack traces are in the answers of a development build; this product never sends them.
    isDev: false,
    errorFormatter: ({ shape, error, ctx }) => {
      const body = toErrorBody(error, ctx?.correlationId ?? 'none');
      return { code: shape.code, ...body };
    },
    sse: {
      maxDurationMs: 30 * 60_000,
      ping: { enabled: true, intervalMs: 15_000 },
      // The browser opens a new connection when nothing, not even a ping, came for this long.
      client: { reconnectAfterInactivityMs: 30_000 },
    },
  });

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** Refusals of the domain become tRPC errors with the same meaning; the DomainError stays as their cause. */
const withRefusals = t.middleware(async ({ next }) => {
  const result = await next();
  if (!result.ok && result.error.cause instanceof DomainError) {
    const { cause } = result.error;
    throw new TRPCError({ code: cause.kind.trpc, message: cause.message, cause });
  }
  return result;
});

const withTracking = t.middleware(({ ctx, next }) => ctx.track(next()));

const withPlainInput = t.middleware(async ({ next, getRawInput }) => {
  // A body that cannot be read is refused where the input is parsed; a procedure without input has none to read.
  assertPlainInput(await getRawInput().catch(() => undefined));
  return next();
});

/** Anybody may call. */
export const publicProcedure = t.procedure.use(withTracking).use(withRefusals).use(withPlainInput);

/** A person with a session; no organisation is chosen yet. */
export const personProcedure = publicProcedure.use(async ({ ctx, next }) => {
  const person = await ctx.caller.person();
  if (person === null) throw new DomainError('auth.required');
  return next({ ctx: { person } });
});

/** A person in an organisation, or a key. What they may do is decided by the use case. */
export const memberProcedure = publicProcedure.use(async ({ ctx, next }) => next({ ctx: { principal: await ctx.caller.principal() } }));
