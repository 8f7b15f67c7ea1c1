import { DomainError } from '@safecode/domain/errors/domain-error';
import type { Box, WatchedPage } from '@safecode/domain/selector-health/health-view';
import type { HealthRecord } from '@safecode/database/selector-health/health-repository';
import type { BrowserPort, PageCapture } from '../browser-port.js';
import { observePage, type LookedAt, type WatchedSelector } from './observe-page.js';

export interface Suspected {
  readonly page: WatchedPage;
  readonly capture: PageCapture;
  readonly selectors: readonly WatchedSelector[];
  readonly known: ReadonlyMap<number, HealthRecord>;
}

/** Where elements stand on the page, by a selector that finds each of them. */
export type Places = ReadonlyMap<string, Box>;

/**
 * Where the elements are that are about to be suggested: a browser is asked a second time, because before the page was
 * looked through nobody knew which they are. Only when a break is about to be believed; a page that cannot be loaded
 * again leaves them without a place.
 */
export async function locateSuggestions(browser: BrowserPort, { page, capture, selectors, known }: Suspected): Promise<Places> {
  if (![...known.values()].some(({ suspected }) => suspected !== null)) return new Map();
  const wanted = observePage(capture, selectors, known).flatMap(({ suggestion }) => (suggestion === null || suggestion.selector === null || suggestion.box !== null ? [] : [suggestion.selector]));
  if (wanted.length === 0) return new Map();
  try {
    const { probes } = await browser.capturePage({ url: page.url, viewport: page.viewport, selectors: wanted, screenshot: 'none' });
    return new Map(probes.flatMap(({ selector, elements: [first] }) => (first === undefined ? [] : [[selector, first.box] as const])));
  } catch (error) {
    if (error instanceof DomainError) return new Map();
    throw error;
  }
}

/** Looks whose suggestions say where the element is, as far as that is known. */
export const withPlaces = (looks: readonly LookedAt[], places: Places): readonly LookedAt[] =>
  looks.map((look) => {
    const { suggestion } = look;
    const box = suggestion?.selector === null || suggestion?.selector === undefined ? undefined : places.get(suggestion.selector);
    return suggestion === null || box === undefined ? look : { ...look, suggestion: { ...suggestion, box } };
  });
