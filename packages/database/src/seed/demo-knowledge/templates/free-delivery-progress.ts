import { ON_EACH, type WrittenTemplate } from '../demo-template.js';

export const FREE_DELIVERY_PROGRESS: WrittenTemplate = {
  slug: 'free-delivery-progress',
  name: 'Progress to free delivery',
  description: 'A progress bar in the summary of the basket that says how much is missing until delivery is free (free shipping threshold), and follows every change of the basket.',
  testType: 'progress',
  keywords: ['progress', 'progress bar', 'free shipping threshold', 'free delivery', 'missing amount', 'spend more', 'basket value', 'cart value'],
  pageTypes: ['cart'],
  slots: [
    { kind: 'number', name: 'threshold', label: 'Free delivery from (euro)', default: 75, min: 1, max: 10_000, quantity: 'money', hints: ['threshold', 'from', 'over', 'above', 'minimum'] },
    { kind: 'text', name: 'missingCopy', label: 'Copy while something is missing; {amount} is the sum', default: 'Only {amount} more and delivery is free', maxLength: 100, hints: ['copy', 'missing', 'saying', 'says', 'text'] },
    { kind: 'text', name: 'reachedCopy', label: 'Copy when it is reached', default: 'Delivery is free. Nicely done.', maxLength: 100, hints: ['reached', 'done', 'success'] },
    { kind: 'color', name: 'barColor', label: 'Colour of the bar', default: '#2c6a4a', hints: ['bar colour', 'bar color', 'colour', 'color'] },
    { kind: 'selector', name: 'summary', label: 'Summary', role: 'cartSummary' },
    { kind: 'selector', name: 'subtotal', label: 'Subtotal', role: 'cartSubtotal' },
  ],
  javascript: `(() => {
  'use strict';

  const SUMMARY = {{summary}};
  const SUBTOTAL = {{subtotal}};
  const THRESHOLD = {{threshold}};

  ${ON_EACH}

  function euros(amount) {
    return '€' + (Number.isInteger(amount) ? amount : amount.toFixed(2));
  }

  // The shop renders the summary anew after each change: every new summary gets its own bar.
  onEach(SUMMARY, (summary) => {
    const subtotal = summary.querySelector(SUBTOTAL);
    if (!subtotal || summary.querySelector('.lm-progress')) {
      return;
    }
    const value = Number(subtotal.textContent.replace(/[^0-9.]/g, ''));
    if (!Number.isFinite(value)) {
      return;
    }
    const missing = Math.max(0, THRESHOLD - value);
    const box = document.createElement('div');
    box.className = 'lm-progress';
    const copy = document.createElement('p');
    copy.className = 'lm-progress-copy';
    copy.setAttribute('role', 'status');
    copy.textContent = missing === 0 ? {{reachedCopy}} : {{missingCopy}}.replace('{amount}', euros(missing));
    const track = document.createElement('div');
    track.className = 'lm-progress-track';
    const bar = document.createElement('div');
    bar.className = 'lm-progress-bar';
    bar.style.width = Math.min(100, Math.round((value / THRESHOLD) * 100)) + '%';
    track.appendChild(bar);
    box.append(copy, track);
    summary.insertAdjacentElement('afterbegin', box);
  });
})();
`,
  css: `.lm-progress {
  margin-bottom: 20px;
}

.lm-progress-copy {
  margin: 0 0 8px;
  font-size: 0.95rem;
  font-weight: 600;
}

.lm-progress-track {
  height: 8px;
  border-radius: 4px;
  background-color: #e1dacb;
  overflow: hidden;
}

.lm-progress-bar {
  height: 100%;
  background-color: {{barColor}};
}
`,
};
