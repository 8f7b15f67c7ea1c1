import type { RulePage } from '../rule-page.js';

export const document: RulePage = {
  title: 'A style with !important',
  text: 'In any spelling: letter case, blanks, comments and escapes do not hide it. Strings and comments do not count.',
  refused: { language: 'css', code: '.fh-bar { color: red !important; }' },
  accepted: { language: 'css', code: `.fh-bar { color: red; content: '!important'; }` },
};
