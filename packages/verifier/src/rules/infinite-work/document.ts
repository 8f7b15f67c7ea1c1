import type { RulePage } from '../rule-page.js';

export const document: RulePage = {
  title: 'Work that never stops',
  text: 'Endless loops, intervals that are never cleared, timers and frames that start themselves again without a limit, observers of the whole page that are never disconnected. That an element turns up is no limit: a count or the time is.',
  refused: { language: 'js', code: 'setInterval(() => { console.log(document.title); }, 100);' },
  accepted: { language: 'js', code: '(() => { let tries = 0; const timer = setInterval(() => { tries += 1; if (tries > 50) clearInterval(timer); }, 100); })();' },
};
