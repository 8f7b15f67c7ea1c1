import type { StorefrontVersion } from '../pages/page.js';

/** A variation put into the shop to look at it. `pageType` `global` is every page. */
export interface InjectedVariation {
  readonly javascript: string;
  readonly css: string;
  readonly pageType: string;
}

/** What the control paths of one running shop change. */
export interface ShopState {
  version: StorefrontVersion;
  variation: InjectedVariation | undefined;
  /** The line of /.well-known/safecode-proof.txt; empty: there is no such file. */
  proof: string;
}

/** True when the variation is meant for pages of that type. */
export function appliesTo(variation: InjectedVariation | undefined, pageType: string): variation is InjectedVariation {
  return variation !== undefined && (variation.pageType === 'global' || variation.pageType === pageType);
}

/** A version from text or a number, or undefined. */
export function parseVersion(value: unknown): StorefrontVersion | undefined {
  if (value === 1 || value === '1') return 1;
  return value === 2 || value === '2' ? 2 : undefined;
}
