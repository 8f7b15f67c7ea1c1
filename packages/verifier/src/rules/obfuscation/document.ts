import type { RulePage } from '../rule-page.js';

export const document: RulePage = {
  title: 'Code that hides what it does',
  text: 'Computed names on objects of the page that cannot be resolved, names that are decoded, constructor chains, escapes inside identifiers, invisible letters and bidirectional controls. Code beyond the step budget is refused here as well.',
  refused: { language: 'js', code: `window[location.hash.slice(1)]('x');` },
  accepted: { language: 'js', code: '(() => { const table = { a: 1, b: 2 }; for (const key of Object.keys(table)) console.log(table[key]); })();' },
};
