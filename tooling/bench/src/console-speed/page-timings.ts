/// <reference lib="dom" />
import type { launchChromium } from '@safecode/browser/launch-chromium';

export type Browser = Awaited<ReturnType<typeof launchChromium>>;
export type BrowserContext = Awaited<ReturnType<Browser['newContext']>>;
export type Page = Awaited<ReturnType<BrowserContext['newPage']>>;

/** What a page's own observers saw since it was loaded; milliseconds, CLS without a unit. */
export interface PageTimings {
  /** Largest contentful paint, from the start of the navigation; 0 when nothing was painted. */
  readonly lcp: number;
  /** Sum of the layout shifts that no input caused. */
  readonly cls: number;
  /** From each input to the next paint: key presses and clicks, the longest event of each interaction. */
  readonly interactions: readonly number[];
  /** The longest task after the first second. */
  readonly longestTask: number;
}

interface Observed {
  lcp: number;
  cls: number;
  longestTask: number;
  readonly interactions: Map<number, number>;
}

type WindowWithTimings = Window & { observedTimings: Observed };
type Timed = PerformanceEntry & { readonly interactionId?: number; readonly hadRecentInput?: boolean; readonly value?: number };

/** Loading is over; what blocks the page from here on blocks a person. */
const LOADED_MS = 1000;

/** Runs in the page before anything of it. Durations come in steps of 8 ms (W3C Event Timing). */
function observe(loadedMs: number): void {
  const seen: Observed = { lcp: 0, cls: 0, longestTask: 0, interactions: new Map() };
  (window as unknown as WindowWithTimings).observedTimings = seen;
  const watch = (type: string, take: (entry: Timed) => void, options: object = {}): void => {
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true, ...options });
  };
  watch('largest-contentful-paint', (entry) => (seen.lcp = entry.startTime));
  watch('layout-shift', (entry) => (seen.cls += entry.hadRecentInput === true ? 0 : (entry.value ?? 0)));
  watch('longtask', (entry) => (seen.longestTask = entry.startTime < loadedMs ? seen.longestTask : Math.max(seen.longestTask, entry.duration)));
  const add = ({ interactionId = 0, duration }: Timed): void => {
    if (interactionId !== 0) seen.interactions.set(interactionId, Math.max(seen.interactions.get(interactionId) ?? 0, duration));
  };
  watch('event', add, { durationThreshold: 16 });
}

/** Has every page of a context observe itself. */
export const observePages = (context: BrowserContext): Promise<unknown> => context.addInitScript(observe, LOADED_MS);

/** What was seen so far. Interactions that were painted within 16 ms are not told by the browser. */
export async function readTimings(page: Page): Promise<PageTimings> {
  const { interactions, ...rest } = await page.evaluate(() => {
    const { lcp, cls, longestTask, interactions: byId } = (window as unknown as WindowWithTimings).observedTimings;
    return { lcp, cls, longestTask, interactions: [...byId.values()] };
  });
  return { ...rest, interactions };
}

/** Clicks a button and waits for what appears by it. Answers the milliseconds from the click to the frame that shows it. */
export const timeClick = (page: Page, selectors: { readonly button: string; readonly appears: string }): Promise<number> =>
  page.evaluate(async ({ button, appears }) => {
    const target = document.querySelector<HTMLElement>(button);
    if (target === null) throw new Error(`There is no ${button}.`);
    const began = performance.now();
    target.click();
    while (document.querySelector(appears) === null) await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return performance.now() - began;
  }, selectors);
