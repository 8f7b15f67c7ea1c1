import type { Page } from 'playwright-core';
import type { Opened } from './open-page.js';

/** A name that leads nowhere: what a saved page asks for relative to it is not there. */
const ADDRESS = 'http://saved-page.invalid/';
const TIMEOUT_MS = 15_000;
/** Styles and pictures that stand in the page itself are drawn; everything else is refused, whatever the page says of itself. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline' data:; img-src data:; font-src data:; sandbox";

/**
 * Draws a saved page. The text is a stranger's: the context runs no scripts, the document is sandboxed, every request but
 * the first is ended here, and the browser's proxy would refuse it as well.
 */
export async function openDocument(page: Page, html: string): Promise<Opened> {
  let isAnswered = false;
  await page.route('**/*', async (route) => {
    const isFirst = !isAnswered && route.request().isNavigationRequest() && route.request().frame() === page.mainFrame();
    if (!isFirst) return route.abort('blockedbyclient');
    isAnswered = true;
    return route.fulfill({ status: 200, headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY, 'x-content-type-options': 'nosniff' }, body: html });
  });
  const complete = await page.goto(ADDRESS, { waitUntil: 'load', timeout: TIMEOUT_MS }).then(() => true, () => false);
  return { status: 200, complete };
}
