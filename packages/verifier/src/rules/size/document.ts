import type { RulePage } from '../rule-page.js';

export const document: RulePage = {
  title: 'The change is too large',
  text: 'Bytes in UTF-8, comments included, against the limit of the brand for JavaScript or CSS.',
  refused: { language: 'js', code: `/* ${'Free shipping on every order. '.repeat(300)}*/` },
  accepted: { language: 'js', code: `(() => { console.log('short'); })();` },
};
