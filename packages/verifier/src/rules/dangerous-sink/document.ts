import type { RulePage } from '../rule-page.js';

export const document: RulePage = {
  title: 'Text that becomes code or markup',
  text: 'Strings run as code are refused in every form. Text parsed as HTML must be provably constant; it is then read as a browser reads it, and may hold no script, frame or other active element, no inline handler and no URL that runs code.',
  refused: { language: 'js', code: `(() => { const box = document.createElement('div'); box.innerHTML = location.hash; document.body.append(box); })();` },
  accepted: { language: 'js', code: `(() => { const box = document.createElement('div'); box.innerHTML = '<b class="fh-b">Free returns</b>'; document.body.append(box); })();` },
};
