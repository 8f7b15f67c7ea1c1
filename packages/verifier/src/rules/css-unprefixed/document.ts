import type { RulePage } from '../rule-page.js';

export const document: RulePage = {
  title: 'A name without the own prefix',
  text: 'Classes, ids, keyframes, custom properties, layers, containers and font families that the change introduces.',
  refused: { language: 'css', code: '@keyframes slide { from { top: 0; } }' },
  accepted: { language: 'css', code: '@keyframes fh-slide { from { top: 0; } }' },
};
