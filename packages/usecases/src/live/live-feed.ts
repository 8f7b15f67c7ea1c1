import { hasBrandAccess, type Principal } from '@safecode/domain/access/principal';
import type { Announcement, LiveEvent } from '@safecode/domain/live/live-event';

/** An event with its place in this process's record. */
export interface NumberedEvent {
  readonly id: string;
  readonly event: LiveEvent;
}

/** Events a connection may be behind. A client this slow is better served by looking at everything again. */
const MAX_WAITING = 100;

export const resyncEvent: LiveEvent = { topic: 'resync', brandId: null, codeId: null };

/** Whether somebody may hear of a change. Of another person's notifications nobody does. */
export function isFor(principal: Principal, { organizationId, brandId, userId }: Announcement): boolean {
  if (organizationId !== principal.organizationId) return false;
  if (userId !== null) return principal.actor.kind === 'user' && principal.actor.userId === userId;
  return mayHear(principal, { brandId });
}

/** Whether somebody has access to what an event is about; events of no brand are for everybody in the organisation. */
export const mayHear = (principal: Principal, { brandId }: Pick<LiveEvent, 'brandId'>): boolean => brandId === null || hasBrandAccess(principal, brandId);

/**
 * What one connection still has to be sent. Equal events that wait are one; with more than a hundred waiting, one that
 * says "look at everything" takes their place, so that a slow client costs a fixed amount of memory.
 */
export class LiveFeed {
  #waiting: NumberedEvent[] = [];
  #wake: (() => void) | null = null;

  push(next: NumberedEvent): void {
    const isNew = !this.#waiting.some(({ event }) => event.topic === next.event.topic && event.brandId === next.event.brandId && event.codeId === next.event.codeId);
    if (isNew) this.#waiting.push(next);
    if (this.#waiting.length > MAX_WAITING) this.#waiting = [{ id: next.id, event: resyncEvent }];
    this.#wake?.();
  }

  /** Ends a pause of `next` although there is nothing to send. */
  wake(): void {
    this.#wake?.();
  }

  /** The next event, or null when the time is over or somebody called `wake`. */
  async next(limitMs: number): Promise<NumberedEvent | null> {
    if (this.#waiting.length === 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, limitMs);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.#wake = null;
    }
    return this.#waiting.shift() ?? null;
  }
}
