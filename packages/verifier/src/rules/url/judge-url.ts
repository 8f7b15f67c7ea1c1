import type { CompiledPolicy } from '../../policy/compiled-policy.js';

/** What a URL is used for: a request, a resource that is loaded, or a link people follow. */
export type UrlUse = 'network' | 'resource' | 'link';

/**
 * - `ok` with the host that is contacted (null: none, e.g. data: or mailto:)
 * - `script`: a URL that runs code
 * - `refused`: another host, a wrong scheme, or not readable
 */
type UrlJudgement =
  | { readonly kind: 'ok'; readonly host: string | null }
  | { readonly kind: 'script'; readonly reason: string }
  | { readonly kind: 'refused'; readonly reason: string };

/** A URL, or the constant beginning of one. */
export interface UrlText {
  readonly text: string;
  readonly isPrefix: boolean;
}

const REFUSED_SCHEMES = new Set(['javascript:', 'vbscript:', 'livescript:']);

/**
 * Judges a constant URL as a browser reads it: after entity and control-character decoding, with `//`, `\` and
 * user information resolved against the shop (safety policy, point 12). Of a prefix the origin must be complete.
 */
export function judgeUrl(policy: CompiledPolicy, source: UrlText, use: UrlUse): UrlJudgement {
  const trimmed = stripControls(source.text);
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(trimmed)?.[0].toLowerCase();
  if (scheme !== undefined && REFUSED_SCHEMES.has(scheme)) return { kind: 'script', reason: `a ${scheme} URL runs code` };
  if (source.isPrefix && !isOriginComplete(trimmed, policy.site)) return { kind: 'refused', reason: 'its host is not provably constant' };
  if (scheme === 'data:') return judgeData(trimmed, use);
  if (use === 'link' && (scheme === 'mailto:' || scheme === 'tel:' || scheme === 'sms:')) return { kind: 'ok', host: null };
  const url = resolve(trimmed, policy.site);
  if (url === null) return { kind: 'refused', reason: 'it is not a URL a browser can read' };
  return judgeOrigin(policy, { url, isRelative: isRelative(trimmed) }, use);
}

function judgeData(text: string, use: UrlUse): UrlJudgement {
  if (use === 'resource' && /^data:image\/(?!svg)/i.test(text)) return { kind: 'ok', host: null };
  // In an image or a style sheet an SVG cannot run scripts.
  if (use === 'resource' && /^data:image\/svg\+xml/i.test(text)) return { kind: 'ok', host: null };
  if (use !== 'network' && /^data:(?:text\/html|application\/xhtml|image\/svg|text\/javascript|application\/javascript|text\/xml)/i.test(text)) {
    return { kind: 'script', reason: 'a data: URL of this type can run code' };
  }
  return { kind: 'refused', reason: 'only data:image/ may be used' };
}

function judgeOrigin(policy: CompiledPolicy, target: { readonly url: URL; readonly isRelative: boolean }, use: UrlUse): UrlJudgement {
  const { url } = target;
  if (url.protocol === 'blob:') return { kind: 'refused', reason: 'a blob: URL hides its content' };
  const shop = new URL(policy.site);
  if (target.isRelative && url.host === shop.host) return { kind: 'ok', host: url.host };
  const allowed = use === 'network' ? policy.networkHosts : policy.resourceHosts;
  const linkHosts = use === 'link' && allowed !== null ? new Set([...allowed, ...(policy.networkHosts ?? []), shop.host]) : allowed;
  const secure = url.protocol === 'https:' || (use === 'network' && url.protocol === 'wss:');
  if (!secure && !(use === 'link' && url.protocol === 'http:' && allowed === null)) return { kind: 'refused', reason: `its scheme ${url.protocol} is not https` };
  if (url.username !== '' || url.password !== '') return { kind: 'refused', reason: 'it carries user information' };
  if (linkHosts !== null && !linkHosts.has(url.host)) return { kind: 'refused', reason: `the host ${url.host} is not allowed` };
  return { kind: 'ok', host: url.host };
}

/** Browsers drop tabs and line ends anywhere in a URL, and controls and blanks at its ends. */
function stripControls(text: string): string {
  const plain = text.replace(/[\t\n\r]/g, '');
  let start = 0;
  let end = plain.length;
  while (start < end && plain.charCodeAt(start) <= 0x20) start += 1;
  while (end > start && plain.charCodeAt(end - 1) <= 0x20) end -= 1;
  return plain.slice(start, end);
}

function isRelative(text: string): boolean {
  return !/^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[/\\]{2}/.test(text);
}

/** True when nothing that follows can change scheme or host. */
function isOriginComplete(prefix: string, site: string): boolean {
  if (/^[/\\]{2}/.test(prefix) || /^[a-z][a-z0-9+.-]*:/i.test(prefix)) {
    const normal = prefix.replace(/\\/g, '/');
    if (/^(?:https?|wss?):/i.test(normal) && !/^[a-z]+:\/\//i.test(normal)) return false;
    if (/^data:/i.test(normal)) return /^data:[a-z]+\/[a-z0-9.+-]+[;,]/i.test(normal);
    if (/^(?:mailto|tel):/i.test(normal)) return true;
    return /^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]+[/?#]/i.test(normal);
  }
  // A relative beginning: the origin is settled once a path, query or fragment has begun.
  if (prefix.startsWith('?') || prefix.startsWith('#')) return true;
  if (/^[/\\]/.test(prefix)) return prefix.length > 1;
  return /[/?#]/.test(prefix) && resolve(prefix, site) !== null;
}

function resolve(text: string, site: string): URL | null {
  try {
    return new URL(text, site);
  } catch {
    return null;
  }
}
