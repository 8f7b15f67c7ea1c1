import type { RulePage } from '../rule-page.js';

export const document: RulePage = {
  title: 'A site element is used without a check',
  text: 'The result of a query on a site selector may be null. It must be waited for, or tested, before it is used; a try block is no test. Lists and own elements need none.',
  refused: { language: 'js', code: `document.querySelector('.product__title').classList.add('fh-x');` },
  accepted: { language: 'js', code: `(() => { const el = document.querySelector('.product__title'); if (!el) return; el.classList.add('fh-x'); })();` },
};
