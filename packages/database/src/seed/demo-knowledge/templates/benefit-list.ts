import { ON_EACH, type WrittenTemplate } from '../demo-template.js';

export const BENEFIT_LIST: WrittenTemplate = {
  slug: 'benefit-list',
  name: 'Benefit list',
  description: 'A row of three benefits under the title of a product list.',
  testType: 'benefits',
  keywords: ['benefits', 'benefit list', 'advantages', 'why buy here', 'reasons', 'usp list', 'bullet points', 'list head', 'category page'],
  pageTypes: ['plp'],
  slots: [
    { kind: 'text', name: 'first', label: 'First benefit', default: 'Free delivery from €75', maxLength: 60, hints: ['first', 'benefit'] },
    { kind: 'text', name: 'second', label: 'Second benefit', default: '60 days to return', maxLength: 60, hints: ['second'] },
    { kind: 'text', name: 'third', label: 'Third benefit', default: 'Repairs for as long as you own it', maxLength: 60, hints: ['third'] },
    { kind: 'color', name: 'background', label: 'Background', default: '#f2eee4', hints: ['background', 'fill'] },
    { kind: 'color', name: 'textColor', label: 'Text colour', default: '#1d2421', hints: ['text colour', 'text color'] },
    { kind: 'selector', name: 'target', label: 'Beside which element', role: 'listHead', hints: ['above', 'below', 'under'] },
    { kind: 'position', name: 'position', label: 'Where', default: 'afterend', hints: ['above', 'below', 'before', 'after', 'under'] },
  ],
  javascript: `(() => {
  'use strict';

  const ID = 'lm-benefits';
  const TARGET = {{target}};
  const BENEFITS = [{{first}}, {{second}}, {{third}}];

  ${ON_EACH}

  onEach(TARGET, (target) => {
    if (document.getElementById(ID)) {
      return;
    }
    const list = document.createElement('ul');
    list.id = ID;
    list.className = 'lm-benefits';
    list.setAttribute('aria-label', 'Benefits');
    BENEFITS.forEach((benefit) => {
      const item = document.createElement('li');
      item.className = 'lm-benefits-item';
      item.textContent = benefit;
      list.appendChild(item);
    });
    target.insertAdjacentElement({{position}}, list);
  });
})();
`,
  css: `.lm-benefits {
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(200px, 1fr));
  gap: 1px;
  margin: 0 0 28px;
  padding: 0;
  border-radius: 6px;
  overflow: hidden;
  list-style: none;
}

.lm-benefits-item {
  padding: 14px 18px;
  background-color: {{background}};
  color: {{textColor}};
  font-size: 0.95rem;
  font-weight: 600;
  text-align: center;
}
`,
};
