import { brandContentSchema, type BrandContent } from '@safecode/domain/brands/brand';

export const DEMO_ORGANIZATION = 'Larkmoor Outfitters';

/**
 * The demonstration brand. Its site is the demonstration shop, whose address is known only when it is seeded.
 * @param storefrontUrl base URL of the shop, e.g. `http://127.0.0.1:4001`
 */
export function demoBrand(storefrontUrl: string): BrandContent {
  return brandContentSchema.parse({
    name: 'Larkmoor',
    slug: 'larkmoor',
    site: storefrontUrl,
    domains: [new URL(storefrontUrl).host, 'www.larkmoor.example', 'img.larkmoor.example'],
    ownPrefix: 'lm-',
    pageTypes: ['home', 'plp', 'pdp', 'cart', 'checkout', 'search', 'account'],
    description:
      'Outdoor gear made to be mended: jackets, layers, footwear, packs, camp and small gear. Delivery is free from €75, returns are free for 60 days, repairs last a lifetime. The voice is plain, warm and a little dry; no exclamation marks, no false hurry. The site is the demonstration shop of this installation.',
  });
}

/** A page of each type of the demonstration shop; they are watched from the first start on. */
export const DEMO_PAGES: readonly { readonly pageType: string; readonly path: string }[] = [
  { pageType: 'home', path: '/' },
  { pageType: 'plp', path: '/c/jackets' },
  { pageType: 'pdp', path: '/p/harrow-shell-jacket' },
  { pageType: 'cart', path: '/cart' },
  { pageType: 'checkout', path: '/checkout' },
  { pageType: 'search', path: '/search?q=jacket' },
  { pageType: 'account', path: '/account' },
];
