import type { RulePage } from '../rule-page.js';

export const document: RulePage = {
  title: 'A selector that cannot be resolved',
  text: 'Selectors must be constants after folding: concatenation, templates, tables, ternaries and the arguments of every call are followed. What comes from the page, the address, a response or an event is not constant.',
  refused: { language: 'js', code: 'document.querySelectorAll(location.hash).forEach((el) => el.remove());' },
  accepted: { language: 'js', code: `(() => { const SELECTORS = { title: '.product__title' }; const el = document.querySelector(SELECTORS.title); if (el) el.hidden = true; })();` },
};
