import type { RulePage } from '../rule-page.js';

export const document: RulePage = {
  title: 'A global is created or changed',
  text: 'Top-level declarations, implied globals, writes on the window, changes of natives and prototypes. The permitted namespace and `dataLayer = dataLayer || []` are free.',
  refused: { language: 'js', code: 'window.myTest = true;' },
  accepted: { language: 'js', code: '(() => { const myTest = true; window.FERNHILL = window.FERNHILL || {}; window.FERNHILL.test = myTest; })();' },
};
