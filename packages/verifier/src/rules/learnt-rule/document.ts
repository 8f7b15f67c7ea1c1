import type { RulePage } from '../rule-page.js';

export const document: RulePage = {
  title: 'What people corrected before',
  text: 'A lesson from corrections that the brand made a rule: code has nothing in it that the lesson would change. Each such rule names its lesson, where the corrections are. The example is of a rule that wants corners of 12 pixels.',
  refused: { language: 'css', code: '.fh-note { border-radius: 3px; }' },
  accepted: { language: 'css', code: '.fh-note { border-radius: 12px; }' },
};
