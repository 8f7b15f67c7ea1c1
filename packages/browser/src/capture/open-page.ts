import type { Page, Response } from 'playwright-core';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { CaptureLimits, RefusedTarget } from '@safecode/usecases/browser-port';
import type { EgressProxy } from '../egress/egress-proxy.js';
import { normaliseHost } from '../egress/egress-target.js';

/** Scripts that draw the page after it has loaded get this long, unless the network is quiet before. */
const SETTLE_MS = 2_000;
const HTML = /^(?:text\/html|application\/xhtml\+xml)\b/i;

export interface Opened {
  readonly status: number;
  readonly complete: boolean;
}

interface Opening {
  readonly url: string;
  readonly limits: CaptureLimits;
  readonly proxy: EgressProxy;
}

/**
 * The address of a page as the URL standard writes it: the one reading of it that everything after uses.
 * @throws {DomainError} `page.address_invalid`
 */
export function readAddress(text: string): string {
  const refuse = (): DomainError => new DomainError('page.address_invalid', { url: text.slice(0, 200) });
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw refuse();
  }
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.username !== '' || url.password !== '' || normaliseHost(url.hostname) === undefined) throw refuse();
  url.hostname = url.hostname.replace(/\.$/, '');
  return url.href;
}

/**
 * Opens a page and waits until it has settled. A page whose document came but that never finishes is taken as it is.
 * @throws {DomainError} `page.*` when no document came
 */
export async function openPage(page: Page, opening: Opening): Promise<Opened> {
  const { url, limits, proxy } = opening;
  const deadline = performance.now() + limits.timeoutMs;
  const response = await page.goto(url, { waitUntil: 'commit', timeout: limits.timeoutMs }).catch((cause: unknown) => {
    throw whyNot(opening, cause);
  });
  const address = page.url();
  if (!/^https?:/.test(address)) throw new DomainError('page.blocked', { target: address.slice(0, 100) });
  assertPage(response, opening);
  const left = (): number => Math.max(1, deadline - performance.now());
  const complete = await Promise.race([page.waitForLoadState('load', { timeout: left() }).then(() => true, () => false), proxy.cut.then(() => false)]);
  if (isCut(proxy)) throw tooLarge(opening);
  if (complete) await page.waitForLoadState('networkidle', { timeout: Math.min(SETTLE_MS, left()) }).catch(() => undefined);
  else await page.waitForLoadState('domcontentloaded', { timeout: 1 }).catch((cause: unknown) => Promise.reject(whyNot(opening, cause)));
  if (isCut(proxy)) throw tooLarge(opening);
  return { status: response?.status() ?? 0, complete };
}

function isCut({ record }: EgressProxy): boolean {
  return record.exceeded === 'bytes';
}

function tooLarge({ url, limits }: Opening, cause?: unknown): DomainError {
  return new DomainError('page.too_large', { url, limit: `${Math.round(limits.bytes / 1_000_000)} MB` }, { cause });
}

function assertPage(response: Response | null, { url, proxy }: Opening): void {
  if (response === null) throw new DomainError('page.not_html', { url, contentType: 'nothing' });
  const status = response.status();
  const refused = refusalOf(response.url(), proxy.record.refused);
  if (status === 403 && refused !== undefined) throw new DomainError('page.blocked', { target: refused.target, reason: refused.reason });
  if (status >= 400) throw new DomainError('page.http_status', { url, status });
  const contentType = response.headers()['content-type'] ?? 'a file without a type';
  if (!HTML.test(contentType)) throw new DomainError('page.not_html', { url, contentType: contentType.slice(0, 100) });
}

/** What a failed navigation means: the guard knows more than the browser, which only sees a closed door. */
function whyNot({ url, limits, proxy }: Opening, cause: unknown): DomainError {
  const text = cause instanceof Error ? cause.message : String(cause);
  const { refused, exceeded } = proxy.record;
  if (exceeded === 'bytes') return tooLarge({ url, limits, proxy }, cause);
  const failedAt = / at (https?:\S+)/.exec(text)?.[1] ?? url;
  const refusal = refusalOf(failedAt, refused) ?? (/ERR_TUNNEL_CONNECTION_FAILED|ERR_UNSAFE_PORT/.test(text) ? refused.at(-1) : undefined);
  if (refusal?.reason === 'unresolved') return new DomainError('page.unreachable', { url, reason: 'the name of its host is not known' }, { cause });
  if (refusal !== undefined) return new DomainError('page.blocked', { target: refusal.target, reason: refusal.reason }, { cause });
  if (/Timeout \d+ms exceeded/.test(text)) return new DomainError('page.timeout', { url, seconds: Math.round(limits.timeoutMs / 1000) }, { cause });
  if (/Download is starting|ERR_ABORTED/.test(text)) return new DomainError('page.not_html', { url, contentType: 'a file to download' }, { cause });
  return new DomainError('page.unreachable', { url, reason: /net::(ERR_[A-Z_]+)/.exec(text)?.[1] ?? 'the browser gave up' }, { cause });
}

function refusalOf(address: string, refused: readonly RefusedTarget[]): RefusedTarget | undefined {
  if (!URL.canParse(address)) return undefined;
  const { hostname, port, protocol } = new URL(address);
  const target = `${normaliseHost(hostname)}:${port === '' ? (protocol === 'https:' ? 443 : 80) : port}`;
  return refused.find((entry) => entry.target === target);
}
