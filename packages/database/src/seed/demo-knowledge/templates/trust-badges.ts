import { ON_EACH, type WrittenTemplate } from '../demo-template.js';

export const TRUST_BADGES: WrittenTemplate = {
  slug: 'trust-badges',
  name: 'Trust badges',
  description: 'A row of up to three short promises with ticks under the buy button of a product page.',
  testType: 'badge',
  keywords: ['trust', 'trust badges', 'badges', 'usp', 'promises', 'reassurance', 'guarantee', 'under the buy button', 'ticks', 'checkmarks'],
  pageTypes: ['pdp'],
  slots: [
    { kind: 'text', name: 'first', label: 'First promise', default: '60 days to return', maxLength: 40, hints: ['first', 'badge', 'promise'] },
    { kind: 'text', name: 'second', label: 'Second promise', default: 'Repairs for life', maxLength: 40, hints: ['second'] },
    { kind: 'text', name: 'third', label: 'Third promise', default: 'Free from €75', maxLength: 40, hints: ['third'] },
    { kind: 'color', name: 'tickColor', label: 'Colour of the ticks', default: '#2c6a4a', hints: ['tick', 'icon', 'check'] },
    { kind: 'selector', name: 'target', label: 'Beside which element', role: 'buyButton', hints: ['above', 'below', 'under'] },
    { kind: 'position', name: 'position', label: 'Where', default: 'afterend', hints: ['above', 'below', 'before', 'after', 'under'] },
  ],
  javascript: `(() => {
  'use strict';

  const ID = 'lm-trust';
  const TARGET = {{target}};
  const PROMISES = [{{first}}, {{second}}, {{third}}];

  ${ON_EACH}

  onEach(TARGET, (target) => {
    if (document.getElementById(ID)) {
      return;
    }
    const list = document.createElement('ul');
    list.id = ID;
    list.className = 'lm-trust';
    PROMISES.forEach((promise) => {
      const item = document.createElement('li');
      item.className = 'lm-trust-item';
      item.textContent = promise;
      list.appendChild(item);
    });
    target.insertAdjacentElement({{position}}, list);
  });
})();
`,
  css: `.lm-trust {
  display: flex;
  flex-wrap: wrap;
  gap: 6px 20px;
  justify-content: center;
  margin: 14px 0 0;
  padding: 0;
  list-style: none;
}

.lm-trust-item {
  display: flex;
  gap: 8px;
  align-items: center;
  font-size: 0.9rem;
  font-weight: 600;
}

.lm-trust-item::before {
  content: "";
  width: 6px;
  height: 11px;
  border: solid {{tickColor}};
  border-width: 0 2px 2px 0;
  transform: translateY(-2px) rotate(45deg);
}
`,
};
