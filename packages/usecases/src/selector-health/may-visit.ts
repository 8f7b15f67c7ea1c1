import { createRequire } from 'node:module';
import type { BrowserPort } from '../browser-port.js';

/** The library is CommonJS and says of itself that it is not; its types cannot be imported as they are. */
const parseRobots = createRequire(import.meta.url)('robots-parser') as (url: string, text: string) => { isAllowed(url: string, agent: string): boolean | undefined };

/** The name of our visits, which a site can address in its robots.txt; the browser sends it too. */
const VISITOR = 'SafeCodeProbe';

/**
 * Whether a site lets automatic visitors see a page. A site without robots.txt, or with one that cannot be read, does
 * (RFC 9309, 2.3.1.3); one whose server fails does not, for now (2.3.1.4). Exempt hosts, the operator's and those
 * a brand has proved and decided about, are not asked.
 */
export async function mayVisit(browser: BrowserPort, url: string, exemptHosts: readonly string[]): Promise<boolean> {
  if (exemptHosts.includes(new URL(url).host)) return true;
  const address = new URL('/robots.txt', url).href;
  const { status, text } = await browser.fetchText(address);
  if (status >= 500) return false;
  if (status !== 200) return true;
  return parseRobots(address, text).isAllowed(url, VISITOR) !== false;
}
