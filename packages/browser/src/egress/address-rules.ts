import { BlockList, isIP } from 'node:net';

/**
 * Where a visit may not lead although the address is no secret: everything that is not ordinary unicast of the public
 * internet, by the registries of special-purpose addresses (IANA, RFC 6890 and its successors), and the addresses at which clouds
 * answer their own machines.
 */
const REFUSED_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8], ['10.0.0.0', 8], ['100.64.0.0', 10], ['127.0.0.0', 8], ['169.254.0.0', 16], ['172.16.0.0', 12], ['192.0.0.0', 24], ['192.0.2.0', 24], ['192.31.196.0', 24], ['192.52.193.0', 24],
  ['192.88.99.0', 24], ['192.168.0.0', 16], ['192.175.48.0', 24], ['198.18.0.0', 15], ['198.51.100.0', 24], ['203.0.113.0', 24], ['224.0.0.0', 4], ['240.0.0.0', 4],
  // The Azure host, which is unicast.
  ['168.63.129.16', 32],
];

/** Of IPv6 only global unicast is let through at all (2000::/3); these parts of it are not, as they carry or stand for something else. */
const REFUSED_V6: readonly (readonly [string, number])[] = [
  ['2001::', 23], ['2001:db8::', 32], ['2002::', 16], ['2620:4f:8000::', 48], ['3fff::', 20], ['3ffe::', 16],
];

const refused = new BlockList();
for (const [network, prefix] of REFUSED_V4) refused.addSubnet(network, prefix, 'ipv4');
for (const [network, prefix] of REFUSED_V6) refused.addSubnet(network, prefix, 'ipv6');
const globalUnicast = new BlockList();
globalUnicast.addSubnet('2000::', 3, 'ipv6');

/**
 * Whether an address, as a resolver gives it, is ordinary public unicast. Everything else is not: loopback, private, link-local with
 * the metadata services, shared, reserved, multicast, and every IPv6 form that carries an IPv4 address (mapped, compatible, translated, 6to4,
 * Teredo). Zone ids and texts that are no address are refused.
 */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !refused.check(address, 'ipv4');
  if (family !== 6 || address.includes('%')) return false;
  return globalUnicast.check(address, 'ipv6') && !refused.check(address, 'ipv6');
}

/** The addresses at which clouds answer their machines: an operator's list of private hosts does not open them. */
const METADATA = new BlockList();
METADATA.addSubnet('169.254.0.0', 16, 'ipv4');
METADATA.addAddress('168.63.129.16', 'ipv4');
METADATA.addAddress('100.100.100.200', 'ipv4');
METADATA.addAddress('fd00:ec2::254', 'ipv6');
METADATA.addSubnet('fe80::', 10, 'ipv6');

/** Whether an address belongs to a metadata service or is link-local. */
export function isMetadataAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 0) return true;
  // A mapped address is checked as what it stands for.
  return METADATA.check(address, family === 4 ? 'ipv4' : 'ipv6');
}
