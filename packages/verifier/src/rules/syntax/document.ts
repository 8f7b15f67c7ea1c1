import type { RulePage } from '../rule-page.js';

export const document: RulePage = {
  title: 'The code does not parse',
  text: 'JavaScript is read as a classic script, not as a module; style sheets are read as CSS Syntax Level 3 with nesting. What a browser would drop or repair (an unclosed block, a declaration without a colon) is refused, because what then happens is not what was written. A markdown fence left around the code is found too.',
  refused: { language: 'js', code: '(() => { const bar = ; })();' },
  accepted: { language: 'js', code: '(() => { const bar = 1; console.log(bar); })();' },
};
