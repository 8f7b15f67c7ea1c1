import { randomUUID } from 'node:crypto';
import type { Principal } from '@safecode/domain/access/principal';
import { announcementSchema, type Announcement } from '@safecode/domain/live/live-event';
import type { Deps } from '../deps.js';
import { isFor, resyncEvent, type LiveFeed, type NumberedEvent } from './live-feed.js';

/** Changes that are remembered for connections that come back after a short break. */
const REMEMBERED = 500;

export interface Subscriber {
  /** Rights as they were looked up last. */
  principal: Principal;
  readonly feed: LiveFeed;
  /** Set when something about the person's access changed: it is looked up again before anything is sent. */
  mustRecheck: boolean;
}

/**
 * What this process hears of changes, handed on to its open connections. Processes hear of each other's through
 * PostgreSQL, on the one connection each of them listens with.
 */
export class LiveHub {
  /** Tells this process's numbers from those of others and from before a restart. */
  readonly #origin = randomUUID().slice(0, 8);
  readonly #subscribers = new Set<Subscriber>();
  #remembered: { readonly number: number; readonly announcement: Announcement }[] = [];
  #last = 0;

  constructor(private readonly log: Deps['log']) {}

  /** The number of the last change that was heard. */
  position(): string {
    return `${this.#origin}:${this.#last}`;
  }

  add(subscriber: Subscriber): () => void {
    this.#subscribers.add(subscriber);
    return () => this.#subscribers.delete(subscriber);
  }

  /** What somebody missed since an event, or null when that cannot be said: too long ago, or told by another process. */
  since(lastEventId: string, principal: Principal): NumberedEvent[] | null {
    const [origin, text] = lastEventId.split(':');
    const number = Number(text);
    const [oldest] = this.#remembered;
    if (origin !== this.#origin || !Number.isSafeInteger(number) || number > this.#last) return null;
    if (number < this.#last && (oldest === undefined || oldest.number > number + 1)) return null;
    return this.#remembered.flatMap((past) => (past.number > number && isFor(principal, past.announcement) ? [this.#numbered(past.number, past.announcement)] : []));
  }

  /** Takes an announcement as it came from the database. */
  heard(payload: string): void {
    const parsed = announcementSchema.safeParse(parseJson(payload));
    if (!parsed.success) return this.log.warn('live.announcement_unreadable');
    this.#last += 1;
    const number = this.#last;
    this.#remembered.push({ number, announcement: parsed.data });
    if (this.#remembered.length > REMEMBERED) this.#remembered.shift();
    for (const { principal, feed } of this.#subscribers) if (isFor(principal, parsed.data)) feed.push(this.#numbered(number, parsed.data));
  }

  /** Somebody's access or session changed: their connections look it up again now. */
  accessChanged(userId: number): void {
    for (const subscriber of this.#subscribers) {
      const { actor } = subscriber.principal;
      if (actor.kind !== 'user' || actor.userId !== userId) continue;
      subscriber.mustRecheck = true;
      subscriber.feed.wake();
    }
  }

  /** The listening broke for a while: whatever was announced meanwhile is lost, so everybody looks at everything. */
  missedSome(): void {
    this.#last += 1;
    this.#remembered = [];
    for (const subscriber of this.#subscribers) {
      subscriber.mustRecheck = true;
      subscriber.feed.push({ id: this.position(), event: resyncEvent });
    }
  }

  #numbered(number: number, { topic, brandId, codeId }: Announcement): NumberedEvent {
    return { id: `${this.#origin}:${number}`, event: { topic, brandId, codeId } };
  }
}

const hubs = new WeakMap<Deps['db'], Promise<LiveHub>>();

/** The hub of this process: made and listening once somebody watches. */
export function hubOf(deps: Deps): Promise<LiveHub> {
  const known = hubs.get(deps.db);
  if (known !== undefined) return known;
  const made = openHub(deps);
  hubs.set(deps.db, made);
  // One that could not listen is not kept: the next one to watch tries again.
  made.catch(() => hubs.delete(deps.db));
  return made;
}

async function openHub(deps: Deps): Promise<LiveHub> {
  const hub = new LiveHub(deps.log);
  await deps.listen('live', (payload) => hub.heard(payload), () => hub.missedSome());
  await deps.listen('access', (payload) => hub.accessChanged(Number(payload)));
  return hub;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
