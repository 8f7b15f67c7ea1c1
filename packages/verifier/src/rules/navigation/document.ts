import type { RulePage } from '../rule-page.js';

export const document: RulePage = {
  title: 'Leading visitors away',
  text: 'Writes and calls on location and history, opening windows, submitting forms, and links to hosts that are not allowed. Reading the address is free.',
  refused: { language: 'js', code: `location.href = '/sale';` },
  accepted: { language: 'js', code: `(() => { const a = document.createElement('a'); a.href = '/sale'; a.textContent = 'Sale'; document.body.append(a); })();` },
};
