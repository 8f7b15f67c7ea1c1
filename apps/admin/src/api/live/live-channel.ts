import type { LiveEvent } from '@safecode/domain/live/live-event';

/** What the server offers, as the channel uses it. */
export interface LiveSource {
  /** Opens a stream; the answer ends it. `onEvent` gets each event with its number. */
  open(input: { codeIds: number[]; lastEventId: string | null }, handlers: { onEvent: (id: string, event: LiveEvent) => void; onOpen: () => void; onBroken: () => void; onRefused: () => void }): () => void;
}

/** Between tabs of one browser. */
type Message =
  | { readonly kind: 'event'; readonly id: string; readonly event: LiveEvent }
  | { readonly kind: 'state'; readonly isLive: boolean }
  | { readonly kind: 'codes'; readonly tab: string; readonly codeIds: readonly number[] }
  | { readonly kind: 'who' };

type Listener = (event: LiveEvent) => void;

/** Without a stream everything on screen is asked for again this often. */
const POLL_MS = 15_000;
/** After a refusal it is tried again, later each time up to a minute. */
const RETRY_MS = [2_000, 10_000, 30_000, 60_000] as const;

const RESYNC: LiveEvent = { topic: 'resync', brandId: null, codeId: null };

/**
 * One stream of changes for all tabs of a browser: over HTTP/1.1 it opens six connections to a host, so a stream for each
 * tab would block the seventh. A lock elects the tab that holds the stream; it hands events on to the others and takes
 * over what they show. When it closes, the lock goes to the next one. While there is no stream, everything is asked for
 * every 15 seconds.
 */
export class LiveChannel {
  readonly #tab = `${performance.timeOrigin}-${Math.random()}`;
  readonly #listeners = new Set<Listener>();
  readonly #stateListeners = new Set<() => void>();
  #channel: BroadcastChannel | null = null;
  /** Codes this tab shows, each as often as it is shown. */
  readonly #shown: number[] = [];
  readonly #shownElsewhere = new Map<string, readonly number[]>();
  #ended = new AbortController();
  #isLeader = false;
  #isLive = true;
  #close: (() => void) | null = null;
  #lastEventId: string | null = null;
  #failures = 0;
  #openCodes = '';

  constructor(private readonly name: string, private readonly source: LiveSource) {}

  /** Takes part until the answer is called. */
  start(): () => void {
    const channel = new BroadcastChannel(this.name);
    const ended = new AbortController();
    channel.addEventListener('message', (message: MessageEvent<Message>) => this.#take(message.data));
    this.#channel = channel;
    this.#ended = ended;
    void this.#lead(ended.signal);
    const poll = setInterval(() => {
      if (!this.#isLive) this.#dispatch(RESYNC);
    }, POLL_MS);
    const leave = (): void => this.#post({ kind: 'codes', tab: this.#tab, codeIds: [] });
    window.addEventListener('pagehide', leave);
    return () => {
      if (ended.signal.aborted) return;
      clearInterval(poll);
      window.removeEventListener('pagehide', leave);
      leave();
      ended.abort();
      this.#isLeader = false;
      this.#close?.();
      this.#close = null;
      this.#channel = null;
      channel.close();
    };
  }

  listen(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** False while changes are only looked for every 15 seconds. */
  readonly isLive = (): boolean => this.#isLive;

  readonly onState = (listener: () => void): (() => void) => {
    this.#stateListeners.add(listener);
    return () => this.#stateListeners.delete(listener);
  };

  /** Says that a code is on screen, until the answer is called. */
  show(codeId: number): () => void {
    this.#shown.push(codeId);
    this.#tellShown();
    return () => {
      this.#shown.splice(this.#shown.indexOf(codeId), 1);
      this.#tellShown();
    };
  }

  async #lead(signal: AbortSignal): Promise<void> {
    // Without locks (an address without HTTPS) each tab holds its own.
    if (!('locks' in navigator)) {
      this.#isLeader = true;
      return this.#reopen();
    }
    try {
      await navigator.locks.request(this.name, { signal }, async () => {
        // Given in the moment this one ended: kept, it would keep every other tab from ever leading.
        if (signal.aborted) return;
        this.#isLeader = true;
        this.#post({ kind: 'who' });
        this.#reopen();
        // Held until this tab ends.
        await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
      });
    } catch {
      // Ended while it waited for its turn.
    }
  }

  #take(message: Message): void {
    if (message.kind === 'event') {
      this.#lastEventId = message.id;
      this.#dispatch(message.event);
    }
    if (message.kind === 'state') this.#setLive(message.isLive);
    else if (message.kind === 'who') this.#post({ kind: 'codes', tab: this.#tab, codeIds: this.#shown });
    else if (message.kind === 'codes') {
      this.#shownElsewhere.set(message.tab, message.codeIds);
      if (this.#isLeader) this.#reopen();
    }
  }

  #tellShown(): void {
    if (this.#isLeader) this.#reopen();
    else this.#post({ kind: 'codes', tab: this.#tab, codeIds: this.#shown });
  }

  /** The stream with the codes of all tabs; one that names the same codes stays open. */
  #reopen(): void {
    const codeIds = [...new Set([...this.#shown, ...[...this.#shownElsewhere.values()].flat()])].sort((one, other) => one - other).slice(0, 20);
    if (!this.#isLeader || (this.#close !== null && String(codeIds) === this.#openCodes)) return;
    this.#openCodes = String(codeIds);
    this.#close?.();
    this.#close = this.source.open(
      { codeIds, lastEventId: this.#lastEventId },
      {
        onOpen: () => {
          this.#failures = 0;
          this.#shareLive(true);
        },
        onEvent: (id, event) => {
          this.#lastEventId = id;
          this.#shareLive(true);
          if (event.topic === 'hello') return;
          this.#dispatch(event);
          this.#post({ kind: 'event', id, event });
        },
        onBroken: () => this.#shareLive(false),
        onRefused: () => this.#retry(),
      },
    );
  }

  /** The server ended it for good: a code that is no longer ours to see, or the session. Tried again, without what other tabs showed. */
  #retry(): void {
    this.#shareLive(false);
    this.#close = null;
    this.#shownElsewhere.clear();
    const wait = RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)];
    this.#failures += 1;
    setTimeout(() => {
      if (this.#ended.signal.aborted) return;
      this.#post({ kind: 'who' });
      this.#reopen();
    }, wait);
  }

  #dispatch(event: LiveEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  #shareLive(isLive: boolean): void {
    if (isLive === this.#isLive) return;
    this.#setLive(isLive);
    this.#post({ kind: 'state', isLive });
  }

  #setLive(isLive: boolean): void {
    if (isLive === this.#isLive) return;
    this.#isLive = isLive;
    for (const listener of this.#stateListeners) listener();
  }

  #post(message: Message): void {
    // To tabs of this origin, which is all a broadcast channel reaches.
    if (this.#channel !== null) BroadcastChannel.prototype.postMessage.call(this.#channel, message);
  }
}
