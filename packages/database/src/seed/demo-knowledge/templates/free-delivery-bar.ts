import { colorSlots, ON_EACH, type WrittenTemplate } from '../demo-template.js';

export const FREE_DELIVERY_BAR: WrittenTemplate = {
  slug: 'free-delivery-bar',
  name: 'Free-delivery bar',
  description: 'A bar with one sentence on free delivery (free shipping), above or below the buy button of a product page.',
  testType: 'banner',
  keywords: ['free shipping', 'free delivery', 'shipping bar', 'bar', 'banner', 'above the buy button', 'below the buy button', 'message'],
  pageTypes: ['pdp'],
  slots: [
    { kind: 'text', name: 'copy', label: 'Bar copy', default: 'Free delivery on orders over €75', maxLength: 90, hints: ['copy', 'text', 'saying', 'says', 'message', 'wording'] },
    ...colorSlots(),
    { kind: 'selector', name: 'target', label: 'Beside which element', role: 'buyButton', hints: ['above', 'below', 'under', 'next to'] },
    { kind: 'position', name: 'position', label: 'Where', default: 'beforebegin', hints: ['above', 'below', 'before', 'after', 'under'] },
  ],
  javascript: `(() => {
  'use strict';

  const ID = 'lm-free-delivery';
  const TARGET = {{target}};

  ${ON_EACH}

  onEach(TARGET, (target) => {
    if (document.getElementById(ID)) {
      return;
    }
    const bar = document.createElement('p');
    bar.id = ID;
    bar.className = 'lm-free-delivery';
    bar.textContent = {{copy}};
    target.insertAdjacentElement({{position}}, bar);
  });
})();
`,
  css: `.lm-free-delivery {
  margin: 12px 0;
  padding: 12px 16px;
  border-radius: 4px;
  background-color: {{background}};
  color: {{textColor}};
  font-weight: 600;
  text-align: center;
}
`,
};
