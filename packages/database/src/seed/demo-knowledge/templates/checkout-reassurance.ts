import { ON_EACH, type WrittenTemplate } from '../demo-template.js';

export const CHECKOUT_REASSURANCE: WrittenTemplate = {
  slug: 'checkout-reassurance',
  name: 'Checkout reassurance',
  description: 'A calm box with a heading and a sentence above the last button of the checkout: safe payment, free returns, somebody to ask.',
  testType: 'reassurance',
  keywords: ['reassurance', 'reassure', 'security', 'secure payment', 'safe', 'trust', 'checkout', 'place order', 'returns', 'help'],
  pageTypes: ['checkout'],
  slots: [
    { kind: 'text', name: 'copy', label: 'Sentence', default: 'Your payment is encrypted, you have 60 days to return, and a person answers at hello@larkmoor.example.', maxLength: 180, hints: ['copy', 'text', 'saying', 'says', 'sentence'] },
    { kind: 'text', name: 'heading', label: 'Heading', default: 'In good hands', maxLength: 60, hints: ['heading', 'headline', 'title'] },
    { kind: 'color', name: 'background', label: 'Background', default: '#f2eee4', hints: ['background', 'fill'] },
    { kind: 'selector', name: 'target', label: 'Beside which element', role: 'placeOrderButton', hints: ['above', 'below', 'under'] },
    { kind: 'position', name: 'position', label: 'Where', default: 'beforebegin', hints: ['above', 'below', 'before', 'after', 'under'] },
  ],
  javascript: `(() => {
  'use strict';

  const ID = 'lm-reassurance';
  const TARGET = {{target}};

  ${ON_EACH}

  onEach(TARGET, (target) => {
    if (document.getElementById(ID)) {
      return;
    }
    const box = document.createElement('div');
    box.id = ID;
    box.className = 'lm-reassurance';
    const heading = document.createElement('p');
    heading.className = 'lm-reassurance-heading';
    heading.textContent = {{heading}};
    const copy = document.createElement('p');
    copy.className = 'lm-reassurance-copy';
    copy.textContent = {{copy}};
    box.append(heading, copy);
    target.insertAdjacentElement({{position}}, box);
  });
})();
`,
  css: `.lm-reassurance {
  margin: 0 0 16px;
  padding: 16px 20px;
  border-radius: 6px;
  background-color: {{background}};
  color: #1d2421;
}

.lm-reassurance-heading {
  margin: 0 0 4px;
  font-weight: 700;
}

.lm-reassurance-copy {
  margin: 0;
  font-size: 0.95rem;
}
`,
};
