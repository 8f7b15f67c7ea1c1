import { ON_EACH, type WrittenTemplate } from '../demo-template.js';

export const STOCK_URGENCY: WrittenTemplate = {
  slug: 'stock-urgency',
  name: 'Low-stock note',
  description: 'A note beside the price that only a few pieces are left. The number must be a true one, so that it is always asked for.',
  testType: 'urgency',
  keywords: ['urgency', 'stock', 'low stock', 'only a few left', 'pieces left', 'scarcity', 'almost gone', 'selling fast'],
  pageTypes: ['pdp'],
  slots: [
    { kind: 'number', name: 'pieces', label: 'Pieces left', min: 1, max: 20, quantity: 'count', hints: ['pieces', 'left', 'remaining', 'items'] },
    { kind: 'text', name: 'before', label: 'Words before the number', default: 'Only', maxLength: 40, hints: ['before'] },
    { kind: 'text', name: 'after', label: 'Words after the number', default: 'left at this price', maxLength: 60, hints: ['after'] },
    { kind: 'color', name: 'textColor', label: 'Text colour', default: '#9a3b12', hints: ['text colour', 'text color', 'colour', 'color'] },
    { kind: 'selector', name: 'target', label: 'Beside which element', role: 'price', hints: ['above', 'below', 'under', 'next to'] },
    { kind: 'position', name: 'position', label: 'Where', default: 'afterend', hints: ['above', 'below', 'before', 'after', 'under'] },
  ],
  javascript: `(() => {
  'use strict';

  const ID = 'lm-stock';
  const TARGET = {{target}};

  ${ON_EACH}

  onEach(TARGET, (target) => {
    if (document.getElementById(ID)) {
      return;
    }
    const note = document.createElement('p');
    note.id = ID;
    note.className = 'lm-stock';
    note.textContent = {{before}} + ' ' + {{pieces}} + ' ' + {{after}};
    target.insertAdjacentElement({{position}}, note);
  });
})();
`,
  css: `.lm-stock {
  margin: 0 0 14px;
  padding: 6px 12px;
  border-left: 3px solid {{textColor}};
  color: {{textColor}};
  font-weight: 600;
}
`,
};
