import { createServer, type IncomingHttpHeaders, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageBody, replyError, type Reply } from './replies.js';

/** One call as it arrived. */
export interface RecordedCall {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** The body as sent, and as JSON. */
  readonly rawBody: string;
  readonly body: unknown;
  /** Milliseconds since the server was started, from a clock that only goes forward. */
  readonly atMs: number;
}

/**
 * A Messages API (`POST /v1/messages`, without streaming) on loopback that answers what a test scripts, one reply a
 * call. A call beyond the script is answered 400, so that it cannot go unnoticed.
 */
export class FakeMessagesApi {
  readonly calls: RecordedCall[] = [];
  readonly #server: Server;
  readonly #started = performance.now();
  readonly #script: Reply[] = [];
  readonly #timers = new Set<NodeJS.Timeout>();
  #always: Reply | null = null;

  constructor() {
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
    });
  }

  async start(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(0, '127.0.0.1', resolve);
    });
  }

  /** Address for the client's base URL. */
  get baseUrl(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  /** Forgets what was recorded and scripted, and scripts these replies for the next calls. */
  script(...replies: readonly Reply[]): void {
    this.calls.length = 0;
    this.#script.splice(0, this.#script.length, ...replies);
    this.#always = null;
  }

  /** Answers every further call like this. */
  always(reply: Reply): void {
    this.script();
    this.#always = reply;
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const rawBody = Buffer.concat(chunks).toString('utf8');
    const body = parseJson(rawBody);
    const path = (request.url ?? '').split('?')[0] ?? '';
    this.calls.push({ method: request.method ?? '', path, headers: request.headers, rawBody, body, atMs: performance.now() - this.#started });
    if (request.method !== 'POST' || path !== '/v1/messages') this.#send(replyError(404), body, response);
    else this.#send(this.#script.shift() ?? this.#always ?? replyError(400, {}, 'no reply is scripted for this call'), body, response);
  }

  #send(reply: Reply, request: unknown, response: ServerResponse): void {
    switch (reply.kind) {
      case 'message':
        response.writeHead(200, { 'content-type': 'application/json', 'request-id': 'req_fake' }).end(messageBody(reply, modelOf(request)));
        break;
      case 'http':
        response.writeHead(reply.status, reply.headers).end(reply.body);
        break;
      case 'cut':
        this.#cut(reply.after, response);
        break;
      case 'hang':
        break;
      case 'slow': {
        const timer = setTimeout(() => this.#send(reply.reply, request, response), reply.ms);
        this.#timers.add(timer);
        break;
      }
      case 'computed':
        this.#send(reply.reply(request), request, response);
    }
  }

  #cut(after: 'request' | 'half-body', response: ServerResponse): void {
    if (after === 'request') response.destroy();
    else {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"id":"msg_fake","type":"mess', () => response.destroy());
    }
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function modelOf(request: unknown): string {
  const model = typeof request === 'object' && request !== null && 'model' in request ? request.model : null;
  return typeof model === 'string' ? model : 'unknown';
}
