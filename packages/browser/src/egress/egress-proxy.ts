import { createServer, request as httpRequest, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { RefusedTarget } from '@safecode/usecases/browser-port';
import { checkTarget, normaliseHost, type CheckedTarget, type EgressRules } from './egress-target.js';

export interface EgressLimits {
  readonly bytes: number;
  readonly requests: number;
}

/** What went through and what did not. */
export interface EgressRecord {
  readonly requests: number;
  readonly bytes: number;
  readonly refused: readonly RefusedTarget[];
  /** The limit that ended it, or null. */
  readonly exceeded: 'bytes' | 'requests' | null;
}

const CONNECT_TIMEOUT_MS = 10_000;
const REFUSED_KEPT = 100;
/** Headers of one connection, which a proxy does not pass on. */
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade']);

/**
 * The only way out of a visiting browser: a proxy on loopback that resolves each host itself, checks every address, and connects to the
 * checked address. There is no second look-up that could answer otherwise, and no request that is not seen: redirects, parts of
 * the page, WebSockets and fetches of workers all come through here. One proxy serves one visit and counts for it.
 */
export class EgressProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Duplex>();
  readonly #refused = new Map<string, RefusedTarget>();
  /** Settles when the limit of bytes is reached and everything is cut. */
  readonly cut: Promise<void>;
  #tellCut: () => void = () => undefined;
  #requests = 0;
  #bytes = 0;
  #exceeded: EgressRecord['exceeded'] = null;

  private constructor(
    private readonly rules: EgressRules,
    private readonly limits: EgressLimits,
  ) {
    this.cut = new Promise((resolve) => {
      this.#tellCut = resolve;
    });
    this.#server = createServer({ keepAlive: false }, (request, response) => void this.#forward(request, response));
    this.#server.on('connect', (request: IncomingMessage, socket: Duplex) => void this.#tunnel(request, socket));
    // Chromium tunnels WebSockets; whoever asks for an upgrade in another way wants something else.
    this.#server.on('upgrade', (_request, socket: Duplex) => socket.destroy());
    this.#server.on('connection', (socket) => this.#keep(socket));
    this.#server.on('clientError', (_error, socket) => socket.destroy());
  }

  /** Starts on a free port of loopback. */
  static async start(rules: EgressRules, limits: EgressLimits): Promise<EgressProxy> {
    const proxy = new EgressProxy(rules, limits);
    await new Promise<void>((resolve, reject) => proxy.#server.once('error', reject).listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get address(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get record(): EgressRecord {
    return { requests: this.#requests, bytes: this.#bytes, refused: [...this.#refused.values()], exceeded: this.#exceeded };
  }

  /** Cuts every connection and stops. */
  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #tunnel(request: IncomingMessage, client: Duplex): Promise<void> {
    client.on('error', () => client.destroy());
    const target = await this.#admit(authorityOf(request.url ?? ''));
    if (target === undefined) {
      client.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    const remote = connect({ host: target.address, port: target.port });
    this.#keep(remote);
    remote.setTimeout(CONNECT_TIMEOUT_MS, () => remote.destroy());
    remote.once('connect', () => {
      remote.setTimeout(0);
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      remote.on('data', (chunk: Buffer) => this.#count(chunk.length));
      remote.pipe(client).pipe(remote);
    });
    remote.once('error', () => client.end('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n'));
    remote.once('close', () => client.destroy());
    client.once('close', () => remote.destroy());
  }

  async #forward(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = absoluteUrl(request.url ?? '');
    const target = url === undefined ? undefined : await this.#admit({ host: url.hostname, port: Number(url.port || 80) });
    if (url === undefined || target === undefined) {
      response.writeHead(403, { connection: 'close' }).end();
      return;
    }
    const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => !HOP_BY_HOP.has(name)));
    const outgoing = httpRequest({
      host: target.address, port: target.port, method: request.method, path: `${url.pathname}${url.search}`, setHost: false, agent: false,
      headers: { ...headers, host: url.host, connection: 'close' }, timeout: CONNECT_TIMEOUT_MS,
    });
    outgoing.once('socket', (socket) => this.#keep(socket));
    outgoing.once('timeout', () => outgoing.destroy());
    outgoing.once('error', () => (response.headersSent ? response.destroy() : response.writeHead(502, { connection: 'close' }).end()));
    outgoing.once('response', (answer) => {
      const passed = Object.entries(answer.headers).filter(([name]) => !HOP_BY_HOP.has(name));
      response.writeHead(answer.statusCode ?? 502, Object.fromEntries(passed));
      answer.on('data', (chunk: Buffer) => this.#count(chunk.length));
      answer.once('error', () => response.destroy());
      answer.pipe(response);
    });
    request.once('error', () => outgoing.destroy());
    response.once('close', () => outgoing.destroy());
    request.pipe(outgoing);
  }

  /** The checked target, or nothing when it is refused or a limit is reached. */
  async #admit(authority: { readonly host: string; readonly port: number } | undefined): Promise<CheckedTarget | undefined> {
    if (authority === undefined) return this.#refuse({ target: 'unreadable', reason: 'malformed' });
    const target = `${normaliseHost(authority.host) ?? 'unreadable'}:${authority.port}`;
    if (this.#exceeded !== null) return this.#refuse({ target, reason: 'limit' });
    this.#requests += 1;
    if (this.#requests > this.limits.requests) {
      this.#exceeded = 'requests';
      return this.#refuse({ target, reason: 'limit' });
    }
    const check = await checkTarget(authority, this.rules);
    return check.ok ? check.target : this.#refuse(check.refused);
  }

  #refuse(refused: RefusedTarget): undefined {
    if (this.#refused.size < REFUSED_KEPT) this.#refused.set(`${refused.target} ${refused.reason}`, refused);
    return undefined;
  }

  #count(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes <= this.limits.bytes) return;
    this.#exceeded ??= 'bytes';
    this.#tellCut();
    for (const socket of this.#sockets) socket.destroy();
  }

  #keep(socket: Socket): void {
    if (this.#sockets.has(socket)) return;
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.#sockets.delete(socket));
  }
}

/** Host and port of a CONNECT request. Nothing is guessed: what is not host:port is refused. */
function authorityOf(text: string): { readonly host: string; readonly port: number } | undefined {
  const match = /^(\[[^\]]+\]|[^:[\]]+):(\d{1,5})$/.exec(text);
  return match?.[1] === undefined ? undefined : { host: match[1], port: Number(match[2]) };
}

function absoluteUrl(text: string): URL | undefined {
  try {
    const url = new URL(text);
    return url.protocol === 'http:' && url.username === '' && url.password === '' ? url : undefined;
  } catch {
    return undefined;
  }
}
