import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { DomainError } from '@safecode/domain/errors/domain-error';

const TIMEOUT_MS = 3_000;
const TRIES = 2;
const MAX_RECORDS = 100;
/** The name is not there, or has no such record: an answer. Everything else is none. */
const NOTHING = new Set(['ENODATA', 'ENOTFOUND']);

/**
 * Reads `DNS_SERVERS`: addresses apart by commas or spaces, each with a port where it is not 53. Empty: those of the system.
 * @throws when an entry is not an address
 */
export function parseDnsServers(list: string): readonly string[] {
  const entries = list.split(/[\s,]+/).filter((entry) => entry !== '');
  const wrong = entries.find((entry) => isIP(entry) === 0 && isIP(entry.replace(/:\d{1,5}$/, '').replace(/^\[|\]$/g, '')) === 0);
  if (wrong !== undefined) throw new Error(`DNS_SERVERS has "${wrong}", which is not an address or address:port.`);
  return entries;
}

/**
 * The TXT records of a name, each in one piece, at most a hundred; none when the name has none. Gives up after some seconds.
 * @param servers name servers to ask; none: those of the system
 * @throws {DomainError} `domain.dns_unanswered`
 */
export async function resolveTxt(name: string, servers: readonly string[]): Promise<readonly string[]> {
  const resolver = new Resolver({ timeout: TIMEOUT_MS, tries: TRIES });
  if (servers.length > 0) resolver.setServers(servers);
  try {
    const records = await resolver.resolveTxt(name);
    return records.slice(0, MAX_RECORDS).map((parts) => parts.join(''));
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no answer';
    if (NOTHING.has(code)) return [];
    throw new DomainError('domain.dns_unanswered', { name, reason: code }, { cause });
  }
}
