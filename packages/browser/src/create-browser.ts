import type { BrowserPort } from '@safecode/usecases/browser-port';
import { capturePage } from './capture/capture-page.js';
import { egressRules, parseAllowedHosts } from './egress/egress-target.js';
import { fetchText } from './fetch-text.js';

/**
 * The browser of the product. `probeAllowHosts` is the value of PROBE_ALLOW_HOSTS: the private hosts that may be visited all
 * the same, each with its port.
 * @throws when the list cannot be read, so that a wrong value stops the start
 */
export function createBrowser(probeAllowHosts: string): BrowserPort {
  const rules = egressRules(parseAllowedHosts(probeAllowHosts));
  return {
    capturePage: (request) => capturePage(request, rules),
    fetchText: (url) => fetchText(url, rules),
  };
}
