import type { RulePage } from '../rule-page.js';

export const document: RulePage = {
  title: 'A style resource on another host',
  text: '@import always; url(), image-set(), font sources and custom property values on hosts that are not allowed.',
  refused: { language: 'css', code: `@import url('https://fonts.example/a.css');` },
  accepted: { language: 'css', code: `.fh-bar { background: url('https://img.fernhill.example/a.png'); }` },
};
