import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import type { RefusedTarget } from '@safecode/usecases/browser-port';
import { isMetadataAddress, isPublicAddress } from './address-rules.js';

/** What is let through. Only tests give anything but the list of allowed hosts. */
export interface EgressRules {
  /** Hosts with port that may be visited although private, exactly as in an address: `127.0.0.1:4100`. */
  readonly allowedHosts: ReadonlySet<string>;
  readonly isPublic: (address: string) => boolean;
  readonly resolve: (host: string) => Promise<readonly string[]>;
  /** The ports of public hosts. */
  readonly ports: ReadonlySet<number> | 'any';
}

/** A target that may be reached, with the address that was checked: the connection goes there and nowhere else. */
export interface CheckedTarget {
  readonly host: string;
  readonly port: number;
  readonly address: string;
}

export type TargetCheck = { readonly ok: true; readonly target: CheckedTarget } | { readonly ok: false; readonly refused: RefusedTarget };

const WEB_PORTS: ReadonlySet<number> = new Set([80, 443]);

/** The rules of production: public addresses on the ports of the web, and what the operator allows. */
export function egressRules(allowedHosts: ReadonlySet<string>): EgressRules {
  return { allowedHosts, isPublic: isPublicAddress, resolve: resolveAll, ports: WEB_PORTS };
}

/**
 * Reads `PROBE_ALLOW_HOSTS`: hosts apart by commas or spaces, each with its port (80 and 443 when it has none).
 * @throws when an entry is not a host
 */
export function parseAllowedHosts(list: string): ReadonlySet<string> {
  const entries = list.split(/[\s,]+/).filter((entry) => entry !== '');
  return new Set(
    entries.flatMap((entry) => {
      const host = normaliseHost(entry.replace(/:\d+$/, ''));
      const port = /:(\d+)$/.exec(entry)?.[1];
      if (host === undefined) throw new Error(`PROBE_ALLOW_HOSTS has "${entry}", which is not a host or host:port.`);
      return port === undefined ? [`${host}:80`, `${host}:443`] : [`${host}:${Number(port)}`];
    }),
  );
}

/** Resolves and checks a host and port once. Every address of the host must be public, or the host must be on the list. */
export async function checkTarget(authority: { readonly host: string; readonly port: number }, rules: EgressRules): Promise<TargetCheck> {
  const { port } = authority;
  const host = normaliseHost(authority.host);
  const no = (reason: RefusedTarget['reason']): TargetCheck => ({ ok: false, refused: { target: `${host ?? authority.host.slice(0, 100)}:${port}`, reason } });
  if (host === undefined || !Number.isInteger(port) || port < 1 || port > 65_535) return no('malformed');
  const allowed = rules.allowedHosts.has(`${host}:${port}`);
  if (!allowed && rules.ports !== 'any' && !rules.ports.has(port)) return no('port');
  const literal = host.startsWith('[') ? host.slice(1, -1) : host;
  let addresses: readonly string[];
  try {
    addresses = isIP(literal) === 0 ? await rules.resolve(host) : [literal];
  } catch {
    return no('unresolved');
  }
  const [address] = addresses;
  if (address === undefined) return no('unresolved');
  const isFine = allowed ? (candidate: string) => rules.isPublic(candidate) || !isMetadataAddress(candidate) : rules.isPublic;
  // All of them: a name with a public and a private address is a trap, whichever would be taken.
  return addresses.every(isFine) ? { ok: true, target: { host, port, address } } : no('private_address');
}

/**
 * A host as the URL standard writes it: lower case, Unicode as Punycode, every spelling of an IPv4 address as four numbers, IPv6 in its
 * brackets and shortest form, without a final point. Undefined when it is no host.
 */
export function normaliseHost(host: string): string | undefined {
  const bracketed = host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
  if (/[/?#@\\\s]/.test(bracketed) || bracketed === '') return undefined;
  try {
    const { hostname } = new URL(`http://${bracketed}/`);
    return hostname.replace(/\.$/, '') || undefined;
  } catch {
    return undefined;
  }
}

async function resolveAll(host: string): Promise<readonly string[]> {
  const found = await lookup(host, { all: true, verbatim: true });
  return found.map(({ address }) => address);
}
