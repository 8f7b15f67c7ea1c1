/**
 * Words of the field that mean the same: a request and a brand's names meet in the concept. Left the words people use
 * (stems), right the concept.
 */
const SAME_MEANING: Readonly<Record<string, readonly string[]>> = {
  'buy button': ['add to cart button', 'add to basket button', 'add to bag button', 'buy now button', 'cta', 'call to action', 'atc', 'atc button', 'purchase button', 'order button'],
  buy: ['add to cart', 'add to basket', 'add to bag', 'buy now', 'purchase'],
  cart: ['basket', 'bag', 'trolley', 'shopping cart'],
  title: ['headline', 'heading'],
  gallery: ['image', 'picture', 'photo', 'carousel', 'slider', 'slideshow'],
  shipping: ['delivery', 'postage'],
  bar: ['banner', 'strip', 'ribbon', 'stripe'],
  badge: ['tag', 'flag', 'sticker', 'bubble'],
  countdown: ['timer', 'count down', 'clock'],
  nav: ['navigation', 'menu'],
  search: ['search bar', 'search box', 'search field', 'searchbar'],
  tile: ['card'],
  review: ['rating', 'star', 'testimonial'],
  sticky: ['fixed', 'pinned', 'floating', 'stick'],
  hide: ['remove', 'hiding', 'hidden', 'removing', 'suppress'],
  trust: ['reassurance', 'reassuring', 'reassure', 'usp'],
  discount: ['sale', 'saving', 'reduction', 'reduced'],
  summary: ['overview'],
  color: ['colour', 'coloured', 'colored', 'recolor', 'recolour'],
  filter: ['facet', 'refinement'],
  list: ['listing', 'grid', 'result'],
  popup: ['modal', 'dialog', 'lightbox', 'pop up'],
  urgency: ['urgent', 'hurry'],
  highlight: ['emphasise', 'emphasize', 'accentuate'],
};

const LONGEST_PHRASE = 4;

const CONCEPTS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(SAME_MEANING).flatMap(([concept, phrases]) => phrases.map((phrase) => [phrase, concept.split(' ')] as const)),
);

/** The words phrases begin with: most words begin none. */
const STARTS: ReadonlySet<string> = new Set([...CONCEPTS.keys()].map((phrase) => phrase.split(' ', 1)[0] ?? ''));

/** The concepts a run of words (stems) stands for, longest phrases first; words without a concept stand for themselves. */
export function toConcepts(stems: readonly string[]): string[] {
  const concepts: string[] = [];
  for (let at = 0; at < stems.length; ) {
    const stem = stems[at] ?? '';
    if (!STARTS.has(stem)) {
      concepts.push(stem);
      at += 1;
      continue;
    }
    let length = Math.min(LONGEST_PHRASE, stems.length - at);
    while (length > 1 && !CONCEPTS.has(stems.slice(at, at + length).join(' '))) length -= 1;
    const phrase = stems.slice(at, at + length).join(' ');
    concepts.push(...(CONCEPTS.get(phrase) ?? [phrase]));
    at += length;
  }
  return concepts;
}
