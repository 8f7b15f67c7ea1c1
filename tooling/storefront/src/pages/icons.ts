import { trusted, type Markup } from '../html/html.js';

const PATHS = {
  search: '<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>',
  account: '<circle cx="12" cy="8.5" r="3.8"/><path d="M4.5 20c.8-4 3.7-6 7.5-6s6.7 2 7.5 6"/>',
  basket: '<path d="M5 9h14l-1.4 10.5H6.4z"/><path d="M8.5 9c0-3 1.5-5 3.5-5s3.5 2 3.5 5"/>',
  menu: '<path d="M4 7h16M4 12h16M4 17h16"/>',
  truck: '<path d="M3 6.5h11v10H3zM14 10h4l3 3.5v3h-7"/><circle cx="7" cy="17.5" r="1.8"/><circle cx="17" cy="17.5" r="1.8"/>',
  return: '<path d="M8.5 5 4.5 9l4 4"/><path d="M5 9h9.5a5 5 0 0 1 0 10H9"/>',
  needle: '<path d="M20 4 9.5 14.5"/><path d="M20 4c-2.5-.5-4 1-3.5 3.5"/><path d="M9.5 14.5C6 18 8.5 20.5 11 18s-1.5-6-5.5-3S3 20 5 21"/>',
  leaf: '<path d="M5 19C4 11 9 5 20 4c.5 10-5 16-12.5 14"/><path d="M5 19c2-5 5-8 9-10"/>',
  lock: '<rect x="5.5" y="10.5" width="13" height="9.5" rx="1.5"/><path d="M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5"/>',
  check: '<path d="m5 12.5 4.5 4.5L19 7.5"/>',
  close: '<path d="m6 6 12 12M18 6 6 18"/>',
  shop: '<path d="M4 10v10h16V10M3 10l2-6h14l2 6M9 20v-6h6v6"/>',
  filter: '<path d="M4 7h16M7 12h10M10 17h4"/>',
} as const;

export type IconName = keyof typeof PATHS;

/** A line icon, hidden from screen readers: the words beside it say the same. */
export function icon(name: IconName): Markup {
  return trusted(
    `<svg class="icon" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${PATHS[name]}</svg>`,
  );
}

/** The mark of the shop: two hills and a lark. */
export function logoMark(): Markup {
  return trusted(
    '<svg class="site-logo__mark" viewBox="0 0 40 32" width="40" height="32" aria-hidden="true" focusable="false"><path d="M2 29 14 11l7 10 4-5.5L36 29z" fill="currentColor"/><path d="M22 9c3.5.5 5-.8 6-3.5 1 2 2.8 2.6 5.5 2.3-2.3 1.2-3.3 2.7-5.3 3.7-2.5 1-4.7.2-6.2-2.5z" fill="#d9863b"/></svg>',
  );
}

/** Five stars filled to a rating, with the rating in words for screen readers. */
export function stars(rating: number): Markup {
  const rounded = Math.round(rating * 2) / 2;
  const star = (position: number): string => {
    const share = Math.max(0, Math.min(1, rounded - position + 1));
    const kind = share === 1 ? 'full' : share === 0 ? 'none' : 'half';
    return `<svg class="stars__star stars__star--${kind}" viewBox="0 0 20 20" width="16" height="16" focusable="false"><path d="m10 1.8 2.5 5.3 5.8.7-4.3 4 1.1 5.7L10 14.7l-5.1 2.8L6 11.8l-4.3-4 5.8-.7z"/>${kind === 'half' ? '<path class="stars__half" d="M10 1.8v12.9l-5.1 2.8L6 11.8l-4.3-4 5.8-.7z"/>' : ''}</svg>`;
  };
  return trusted(
    `<span class="stars"><span class="visually-hidden">${rating} out of 5 stars</span><span class="stars__row" aria-hidden="true">${[1, 2, 3, 4, 5].map(star).join('')}</span></span>`,
  );
}
