import type { BrandContent } from './brand.js';

/** The hosts of a brand, with their port where it is not the usual one: its site and its domains. */
export function brandHosts({ site, domains }: Pick<BrandContent, 'site' | 'domains'>): string[] {
  return [...new Set([new URL(site).host, ...domains])];
}

/** Whether an address is on one of the hosts, or below it: `m.shop.example` belongs to `shop.example`. `www.` makes no difference. */
export function isOnHosts(url: string, hosts: readonly string[]): boolean {
  const bare = (host: string): string => host.replace(/^www\./, '');
  const host = bare(new URL(url).host);
  return hosts.some((known) => host === bare(known) || host.endsWith(`.${bare(known)}`));
}
