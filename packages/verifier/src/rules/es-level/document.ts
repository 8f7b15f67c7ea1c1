import type { RulePage } from '../rule-page.js';

export const document: RulePage = {
  title: 'Syntax newer than the brand permits',
  text: 'The code is parsed at the permitted edition first and at the newest one next. Only syntax counts: whether a function exists in older browsers is not judged here.',
  refused: { language: 'js', code: `(() => { let state; state ??= 'ready'; console.log(state); })();` },
  accepted: { language: 'js', code: `(() => { let state; state = state ?? 'ready'; console.log(state); })();` },
};
