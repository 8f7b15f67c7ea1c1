import type { launchChromium } from '@safecode/browser/launch-chromium';

type Browser = Awaited<ReturnType<typeof launchChromium>>;
export type BrowserPage = Awaited<ReturnType<Browser['newPage']>>;

/** A page of a real browser that remembers what went wrong on it. */
export interface WatchedPage {
  readonly page: BrowserPage;
  /** Exceptions, console errors and failed requests since the page was opened. */
  readonly problems: string[];
}

/** Opens an empty page. Without `isNew` the visitor has answered the cookie bar already. */
export async function openPage(browser: Browser, options: { url: string; width?: number; isNew?: boolean }): Promise<WatchedPage> {
  const context = await browser.newContext({ viewport: { width: options.width ?? 1280, height: 900 }, reducedMotion: 'reduce' });
  if (options.isNew !== true) await context.addCookies([{ name: 'lm_consent', value: 'all', url: options.url }]);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') problems.push(message.text());
  });
  page.on('requestfailed', (request) => {
    // What a visitor leaves behind by going on is no failure.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') problems.push(`${request.url()} failed`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`${response.url()} answered ${response.status()}`);
  });
  return { page, problems };
}
