import type { RulePage } from '../rule-page.js';

export const document: RulePage = {
  title: 'Payment, password and identity data',
  text: 'Such fields may not be selected, read or imitated; typing may not be listened to on the whole page, except to compare a key with constants.',
  refused: { language: 'js', code: `document.addEventListener('keydown', (e) => { console.log(e.key); });` },
  accepted: { language: 'js', code: `document.addEventListener('keydown', (e) => { if (e.key === 'Escape') { const box = document.querySelector('.fh-box'); if (box) box.remove(); } });` },
};
