import type { RulePage } from '../rule-page.js';

export const document: RulePage = {
  title: 'Cookies and client storage',
  text: 'Any access, reading too, however it is reached.',
  refused: { language: 'js', code: `localStorage.setItem('seen', '1');` },
  accepted: { language: 'js', code: '(() => { window.FERNHILL = window.FERNHILL || {}; window.FERNHILL.seen = true; })();' },
};
