import type { IncomingMessage } from 'node:http';

/** A request that is refused, with the status and the sentence to answer with. */
export class RequestRefused extends Error {
  constructor(
    readonly status: 400 | 403 | 405 | 413 | 415,
    message: string,
  ) {
    super(message);
    this.name = 'RequestRefused';
  }
}

/** Reads a body of at most `limit` bytes as UTF-8; a longer one is refused with 413. */
export async function readBody(request: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > limit) throw new RequestRefused(413, `The body is longer than ${limit} bytes.`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Reads a JSON object; anything else is refused. The content type is demanded, so that no foreign page can send one. */
export async function readJsonObject(request: IncomingMessage, limit: number): Promise<Record<string, unknown>> {
  if (!(request.headers['content-type'] ?? '').startsWith('application/json')) {
    throw new RequestRefused(415, 'Send JSON with the content type application/json.');
  }
  const text = await readBody(request, limit);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new RequestRefused(400, 'The body is not valid JSON.');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new RequestRefused(400, 'The body must be a JSON object.');
  return value as Record<string, unknown>;
}

/** The value of a cookie, or undefined. A value that cannot be decoded counts as absent. */
export function readCookie(request: IncomingMessage, name: string): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, ...rest] = part.trim().split('=');
    if (key !== name) continue;
    try {
      return decodeURIComponent(rest.join('='));
    } catch {
      return undefined;
    }
  }
  return undefined;
}

const LOOPBACK_ADDRESS = /^(?:127\.|::1$|::ffff:127\.)/u;
const LOOPBACK_HOST = /^(?:127\.\d+\.\d+\.\d+|localhost|\[::1\])(?::\d+)?$/u;

/**
 * True when the request comes from this machine and was addressed to it. The second half keeps out pages of other
 * sites whose name was made to point at the loopback address.
 */
export function isFromLoopback(request: IncomingMessage): boolean {
  return LOOPBACK_ADDRESS.test(request.socket.remoteAddress ?? '') && LOOPBACK_HOST.test(request.headers.host ?? '');
}
