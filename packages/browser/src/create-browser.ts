import type { BrowserPort } from '@safecode/usecases/browser-port';
import { capturePage } from './capture/capture-page.js';
import { egressRules, parseAllowedHosts } from './egress/egress-target.js';
import { fetchText } from './fetch-text.js';
import { parseDnsServers, resolveTxt } from './resolve-txt.js';

/**
 * The browser of the product. `probeAllowHosts` is the value of PROBE_ALLOW_HOSTS: the private hosts that may be visited all
 * the same, each with its port. `dnsServers` is that of DNS_SERVERS: who is asked for proofs of domains.
 * @throws when a list cannot be read, so that a wrong value stops the start
 */
export function createBrowser(probeAllowHosts: string, dnsServers = ''): BrowserPort {
  const rules = egressRules(parseAllowedHosts(probeAllowHosts));
  const servers = parseDnsServers(dnsServers);
  return {
    capturePage: (request) => capturePage(request, rules),
    fetchText: (url) => fetchText(url, rules),
    resolveTxt: (name) => resolveTxt(name, servers),
  };
}
