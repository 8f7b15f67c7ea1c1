import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { FetchedText } from '@safecode/usecases/browser-port';
import { readAddress } from './capture/open-page.js';
import { checkTarget, type CheckedTarget, type EgressRules } from './egress/egress-target.js';

const MAX_REDIRECTS = 5;
const MAX_BYTES = 512_000;
const TIMEOUT_MS = 15_000;
/** Says who asks, so that a shop can let us in or keep us out. */
const USER_AGENT = 'SafeCodeProbe/1.0';

/**
 * Fetches a text by the same rules as a visit: each host is resolved once, checked, and connected to at the checked address,
 * redirects included. The certificate is checked against the name.
 * @throws {DomainError} `page.*` when nothing came; any HTTP status is an answer
 */
export async function fetchText(address: string, rules: EgressRules): Promise<FetchedText> {
  let url = new URL(readAddress(address));
  const deadline = AbortSignal.timeout(TIMEOUT_MS);
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const answer = await ask(url, await admit(url, rules), deadline).catch((cause: unknown) => {
      if (cause instanceof DomainError) throw cause;
      if (deadline.aborted) throw new DomainError('page.timeout', { url: url.href, seconds: TIMEOUT_MS / 1000 }, { cause });
      throw new DomainError('page.unreachable', { url: url.href, reason: cause instanceof Error && 'code' in cause ? String(cause.code) : 'the connection failed' }, { cause });
    });
    const { statusCode: status = 0, headers } = answer.response;
    if (status < 300 || status > 399 || headers.location === undefined) return { url: url.href, status, contentType: headers['content-type'] ?? '', text: answer.text };
    url = new URL(readAddress(new URL(headers.location, url).href));
  }
  throw new DomainError('page.unreachable', { url: address, reason: 'it redirects more than five times' });
}

async function admit(url: URL, rules: EgressRules): Promise<CheckedTarget> {
  const check = await checkTarget({ host: url.hostname, port: Number(url.port || (url.protocol === 'https:' ? 443 : 80)) }, rules);
  if (check.ok) return check.target;
  if (check.refused.reason === 'unresolved') throw new DomainError('page.unreachable', { url: url.href, reason: 'the name of its host is not known' });
  throw new DomainError('page.blocked', { target: check.refused.target, reason: check.refused.reason });
}

interface Answer {
  readonly response: IncomingMessage;
  readonly text: string;
}

function ask(url: URL, target: CheckedTarget, signal: AbortSignal): Promise<Answer> {
  const isSecure = url.protocol === 'https:';
  const options: RequestOptions & { servername?: string } = {
    host: target.address, port: target.port, path: `${url.pathname}${url.search}`, method: 'GET', agent: false, setHost: false, signal,
    headers: { host: url.host, 'user-agent': USER_AGENT, accept: 'text/plain, text/html;q=0.9, */*;q=0.1', 'accept-encoding': 'identity' },
    ...(isSecure && !target.host.startsWith('[') ? { servername: target.host } : {}),
  };
  return new Promise((resolve, reject) => {
    const outgoing = isSecure ? httpsRequest(options) : httpRequest(options);
    outgoing.once('error', reject);
    outgoing.once('response', (response) => {
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > MAX_BYTES) outgoing.destroy(new DomainError('page.too_large', { url: url.href, limit: '512 kB' }));
        else chunks.push(chunk);
      });
      response.once('error', reject);
      response.once('end', () => resolve({ response, text: Buffer.concat(chunks).toString('utf8') }));
    });
    outgoing.end();
  });
}
