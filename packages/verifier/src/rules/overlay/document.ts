import type { RulePage } from '../rule-page.js';

export const document: RulePage = {
  title: 'An invisible layer over the page',
  text: 'Fixed or absolute over the whole viewport, opacity under 0.1, and taking clicks. A visible layer is a warning at most.',
  refused: { language: 'css', code: '.fh-layer { position: fixed; inset: 0; opacity: 0; }' },
  accepted: { language: 'css', code: '.fh-layer { position: fixed; inset: 0; opacity: 0; pointer-events: none; }' },
};
