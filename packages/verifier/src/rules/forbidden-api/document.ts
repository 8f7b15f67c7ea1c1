import type { RulePage } from '../rule-page.js';

export const document: RulePage = {
  title: 'An interface the brand forbids',
  text: `The names in the brand's rule, and jQuery where it is forbidden, through any alias.`,
  refused: { language: 'js', code: `alert('Free shipping');` },
  accepted: { language: 'js', code: `(() => { const p = document.createElement('p'); p.textContent = 'Free shipping'; document.body.append(p); })();` },
};
