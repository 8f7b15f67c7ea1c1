/** One event of a stream as it came over the wire. */
export interface StreamEvent {
  readonly id: string | null;
  readonly event: string | null;
  readonly data: string;
}

export interface OpenStream {
  /** What came so far. */
  readonly events: StreamEvent[];
  /** True once the other side has ended it. */
  isOver(): boolean;
  stop(): void;
}

/** Opens an event stream and reads it in the background. */
export async function openStream(url: string, headers: Record<string, string>): Promise<OpenStream> {
  const stop = new AbortController();
  const answer = await fetch(url, { headers: { accept: 'text/event-stream', ...headers }, signal: stop.signal });
  const events: StreamEvent[] = [];
  let over = false;
  const read = async (): Promise<void> => {
    let text = '';
    for await (const chunk of answer.body ?? []) {
      text += new TextDecoder().decode(chunk as Uint8Array);
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        events.push(toEvent(text.slice(0, end)));
        text = text.slice(end + 2);
      }
    }
  };
  read().catch(() => undefined).finally(() => (over = true));
  return { events, isOver: () => over, stop: () => stop.abort() };
}

function toEvent(block: string): StreamEvent {
  const field = (name: string) => block.split('\n').find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2) ?? null;
  return { id: field('id'), event: field('event'), data: field('data') ?? '' };
}
