import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** A call as it came over the wire. */
export interface RecordedCall {
  readonly path: string;
  readonly authorization: string | undefined;
  readonly body: Record<string, unknown>;
}

/** What the server does with one call. */
export type FakeReply =
  | { readonly kind: 'message'; readonly content: unknown; readonly stopReason?: string; readonly usage?: Readonly<Record<string, unknown>>; readonly delayMs?: number }
  /** Text that is not what was agreed. */
  | { readonly kind: 'text'; readonly text: string; readonly stopReason?: string }
  | { readonly kind: 'error'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** The connection ends without an answer. */
  | { readonly kind: 'cut' }
  /** Nothing comes until the client gives up. */
  | { readonly kind: 'silence' };

export interface FakeMessagesApi {
  readonly url: string;
  readonly calls: readonly RecordedCall[];
  /** Replies for the next calls, in order; the last one stays for all that follow. */
  reply(...replies: FakeReply[]): void;
  close(): Promise<void>;
}

const USAGE = { input_tokens: 100, output_tokens: 50, cache_creation_input_tokens: 0, cache_read_input_tokens: 0 };

/** A Messages API on the loopback address that answers as it is told, faults included. */
export async function startFakeMessagesApi(): Promise<FakeMessagesApi> {
  const calls: RecordedCall[] = [];
  let replies: FakeReply[] = [];
  const server = createServer((request, response) => {
    void readJson(request).then((body) => {
      calls.push({ path: request.url ?? '', authorization: header(request, 'authorization'), body });
      const next = replies.length > 1 ? replies.shift() : replies[0];
      answer(response, next ?? { kind: 'error', status: 500 }, typeof body['model'] === 'string' ? body['model'] : '');
    });
  });
  const port = await listen(server);
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    reply: (...given) => {
      replies = given;
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function answer(response: ServerResponse, reply: FakeReply, model: string): void {
  switch (reply.kind) {
    case 'cut':
      response.destroy();
      return;
    case 'silence':
      return;
    case 'error':
      sendJson(response, { type: 'error', error: { type: 'fake', message: 'provider text that must not leak' } }, reply);
      return;
    case 'text':
      sendJson(response, message(model, reply.text, { stopReason: reply.stopReason ?? 'end_turn', usage: USAGE }));
      return;
    case 'message': {
      const body = message(model, JSON.stringify(reply.content), { stopReason: reply.stopReason ?? 'end_turn', usage: { ...USAGE, ...reply.usage } });
      setTimeout(() => sendJson(response, body), reply.delayMs ?? 0);
    }
  }
}

const message = (model: string, text: string, end: { stopReason: string; usage: Readonly<Record<string, unknown>> }): Record<string, unknown> => ({
  id: 'msg_fake',
  type: 'message',
  role: 'assistant',
  model,
  content: text === '' ? [] : [{ type: 'text', text }],
  stop_reason: end.stopReason,
  stop_sequence: null,
  usage: end.usage,
});

function sendJson(response: ServerResponse, body: unknown, head: { status?: number; headers?: Readonly<Record<string, string>> | undefined } = {}): void {
  if (response.destroyed) return;
  response.writeHead(head.status ?? 200, { 'content-type': 'application/json', ...head.headers }).end(JSON.stringify(body));
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') as Record<string, unknown>;
}

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}
