import { randomUUID } from 'node:crypto';
import type { Principal } from '@safecode/domain/access/principal';
import { PRESENCE_BEAT_SECONDS, type LiveEvent, type watchLiveSchema } from '@safecode/domain/live/live-event';
import type { z } from 'zod';
import { assertPerson } from '../access/assert-person.js';
import type { Deps } from '../deps.js';
import { announceReaders, beatReader, leaveReader } from './keep-presence.js';
import { LiveFeed, mayHear, resyncEvent, type NumberedEvent } from './live-feed.js';
import { hubOf, type LiveHub, type Subscriber } from './live-hub.js';

export interface Watching {
  readonly input: z.infer<typeof watchLiveSchema>;
  readonly signal: AbortSignal;
  /** Who calls, with the rights of this moment. Refuses when the session or the membership is over. */
  recheck(): Promise<Principal>;
}

/**
 * Says when something the caller may see has changed, until the signal ends it. While it runs, others see that the codes
 * named are open. Rights are looked up again every 15 seconds and as soon as they change; when they are gone it ends with
 * the refusal. Begins with `hello` (or with what was missed since `lastEventId`, or `resync` when that cannot be said).
 * @throws access.people_only, access.not_found for a code, auth.required once the session is over
 */
export async function* watchLive(deps: Deps, principal: Principal, watching: Watching): AsyncGenerator<NumberedEvent, void> {
  const userId = assertPerson(principal);
  const { input, signal } = watching;
  const hub = await hubOf(deps);
  const subscriber: Subscriber = { principal, feed: new LiveFeed(), mustRecheck: false };
  const leave = hub.add(subscriber);
  const end = (): void => subscriber.feed.wake();
  signal.addEventListener('abort', end, { once: true });
  const reader = { connectionId: randomUUID(), userId, codeIds: input.codeIds };
  try {
    await beatReader(deps, principal, reader);
    await announceReaders(deps, principal, reader.codeIds);
    yield* beginning(hub, subscriber, input.lastEventId ?? null);
    yield* follow(deps, subscriber, { ...watching, beat: () => beatReader(deps, subscriber.principal, reader) });
  } finally {
    leave();
    signal.removeEventListener('abort', end);
    await leaveReader(deps, principal, reader);
  }
}

function* beginning(hub: LiveHub, { principal }: Subscriber, lastEventId: string | null): Generator<NumberedEvent> {
  const missed = lastEventId === null ? [] : hub.since(lastEventId, principal);
  const id = hub.position();
  const hello: LiveEvent = { topic: 'hello', brandId: null, codeId: null };
  if (missed === null) yield { id, event: resyncEvent };
  else if (missed.length > 0) yield* missed;
  else yield { id, event: hello };
}

async function* follow(deps: Deps, subscriber: Subscriber, { signal, recheck, beat }: Watching & { beat: () => Promise<void> }): AsyncGenerator<NumberedEvent> {
  let lookAgainAt = deps.clock.now().getTime() + PRESENCE_BEAT_SECONDS * 1000;
  while (!signal.aborted) {
    const now = deps.clock.now().getTime();
    if (subscriber.mustRecheck || now >= lookAgainAt) {
      subscriber.mustRecheck = false;
      subscriber.principal = await recheck();
      await beat();
      lookAgainAt = now + PRESENCE_BEAT_SECONDS * 1000;
      continue;
    }
    const next = await subscriber.feed.next(lookAgainAt - now);
    // Rights may have gone while it waited: it is looked up first, and the event sent only then.
    if (next !== null && subscriber.mustRecheck) subscriber.feed.push(next);
    // It was put by for the rights of then; what they are now decides.
    else if (next !== null && mayHear(subscriber.principal, next.event)) yield next;
  }
}
