import type { RulePage } from '../rule-page.js';

export const document: RulePage = {
  title: `An element that is not on the brand's list`,
  text: 'Every selector the code may use is resolved, whatever way it is put together, and compared with the approved entries of the page type: an entry may be narrowed, never widened. Elements reached by traversal may only serve as places for an insertion.',
  refused: { language: 'js', code: `(() => { const price = document.querySelector('.price-box'); if (price) price.remove(); })();` },
  accepted: { language: 'js', code: `(() => { const title = document.querySelector('.product__title'); if (title) title.classList.add('fh-large'); })();` },
};
