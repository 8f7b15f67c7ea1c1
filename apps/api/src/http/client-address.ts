import { isIPv6 } from 'node:net';
import type { Request } from 'express';

const MAX_AGENT = 400;
const MAPPED_IPV4 = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/i;

/** Where a request came from. `ip` honours exactly as many proxies as are configured, never a header by itself. */
export function clientAddress(request: Request): { readonly ip: string; readonly userAgent: string } {
  return { ip: countedAddress(request.ip ?? 'unknown'), userAgent: (request.headers['user-agent'] ?? '').slice(0, MAX_AGENT) };
}

/**
 * The address that limits count by. One caller has at least a /64 of IPv6 addresses, so that each of them with a count
 * of its own would be no limit at all.
 */
export function countedAddress(ip: string): string {
  const [address = ''] = ip.split('%');
  const [, ipv4] = MAPPED_IPV4.exec(address) ?? [];
  if (ipv4 !== undefined) return ipv4;
  if (!isIPv6(address)) return ip;
  const [head = '', tail] = address.toLowerCase().split('::');
  const groups = (part: string) => part.split(':').filter((group) => group !== '');
  const [before, after] = [groups(head), groups(tail ?? '')];
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const all = [...before, ...Array.from({ length: Math.max(0, zeros) }, () => '0'), ...after];
  return `${all.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
