import { ON_EACH, type WrittenTemplate } from '../demo-template.js';

export const PROMO_CODE_HINT: WrittenTemplate = {
  slug: 'promo-code-hint',
  name: 'Promo-code hint',
  description: 'A box above the code field of the basket that shows a code and what it is good for. The code itself is always asked for.',
  testType: 'promotion',
  keywords: ['promo code', 'voucher', 'coupon', 'discount code', 'code', 'promotion', 'save', 'percent off'],
  pageTypes: ['cart'],
  slots: [
    { kind: 'text', name: 'code', label: 'Code', maxLength: 24, hints: ['code', 'voucher', 'coupon'] },
    { kind: 'text', name: 'copy', label: 'Words before the code', default: 'For your first order, use the code', maxLength: 80, hints: ['copy', 'text', 'saying', 'says'] },
    { kind: 'color', name: 'color', label: 'Colour of the frame', default: '#a8431b', hints: ['colour', 'color', 'frame', 'border'] },
    { kind: 'selector', name: 'target', label: 'Beside which element', role: 'promoForm', hints: ['above', 'below', 'under'] },
    { kind: 'position', name: 'position', label: 'Where', default: 'beforebegin', hints: ['above', 'below', 'before', 'after', 'under'] },
  ],
  javascript: `(() => {
  'use strict';

  const ID = 'lm-promo';
  const TARGET = {{target}};

  ${ON_EACH}

  onEach(TARGET, (target) => {
    if (document.getElementById(ID)) {
      return;
    }
    const box = document.createElement('p');
    box.id = ID;
    box.className = 'lm-promo';
    const code = document.createElement('strong');
    code.className = 'lm-promo-code';
    code.textContent = {{code}};
    box.append({{copy}} + ' ', code);
    target.insertAdjacentElement({{position}}, box);
  });
})();
`,
  css: `.lm-promo {
  margin: 20px 0 0;
  padding: 12px 16px;
  border: 1px dashed {{color}};
  border-radius: 4px;
  font-size: 0.95rem;
  text-align: center;
}

.lm-promo-code {
  color: {{color}};
  letter-spacing: 0.06em;
  white-space: nowrap;
}
`,
};
