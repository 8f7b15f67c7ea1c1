import { colorSlots, ON_EACH, type WrittenTemplate } from '../demo-template.js';

export const STICKY_BUY_BAR: WrittenTemplate = {
  slug: 'sticky-buy-bar',
  name: 'Sticky buy bar',
  description: 'A bar at the lower edge of the window with product name, price and a button, shown while the buy button itself is out of sight.',
  testType: 'sticky-bar',
  keywords: ['sticky', 'sticky add to cart', 'sticky add to basket', 'fixed bar', 'stay visible', 'bottom of the screen', 'always visible', 'scroll'],
  pageTypes: ['pdp'],
  slots: [
    { kind: 'text', name: 'label', label: 'Label of the button', default: 'Add to basket', maxLength: 30, hints: ['label', 'button text', 'copy', 'saying', 'says'] },
    ...colorSlots('#a8431b', '#ffffff'),
    { kind: 'selector', name: 'button', label: 'Buy button', role: 'buyButton' },
    { kind: 'selector', name: 'title', label: 'Product title', role: 'productTitle' },
    { kind: 'selector', name: 'price', label: 'Price', role: 'priceAmount' },
  ],
  javascript: `(() => {
  'use strict';

  const ID = 'lm-buy-bar';
  const BUTTON = {{button}};
  const TITLE = {{title}};
  const PRICE = {{price}};

  ${ON_EACH}

  function textOf(element) {
    return element ? element.textContent.trim() : '';
  }

  function make(className, tag) {
    const element = document.createElement(tag);
    element.className = className;
    return element;
  }

  onEach(BUTTON, (button) => {
    if (document.getElementById(ID) || !('IntersectionObserver' in window)) {
      return;
    }
    const bar = make('lm-buy-bar', 'section');
    bar.id = ID;
    bar.hidden = true;
    bar.setAttribute('aria-label', 'Buy this product');
    const name = make('lm-buy-bar-name', 'span');
    const price = make('lm-buy-bar-price', 'span');
    const copy = make('lm-buy-bar-button', 'button');
    copy.type = 'button';
    copy.textContent = {{label}};
    copy.addEventListener('click', () => {
      const current = document.querySelector(BUTTON);
      if (current) {
        current.click();
      }
    });
    bar.append(name, price, copy);
    document.body.appendChild(bar);

    // The price is read each time the bar appears: the shop renders it anew for another colour.
    new IntersectionObserver((entries) => {
      entries.forEach((entry) => {
        name.textContent = textOf(document.querySelector(TITLE));
        price.textContent = textOf(document.querySelector(PRICE));
        bar.hidden = entry.isIntersecting || entry.boundingClientRect.top > 0;
      });
    }).observe(button);
  });
})();
`,
  css: `.lm-buy-bar {
  position: fixed;
  right: 0;
  bottom: 0;
  left: 0;
  z-index: 35;
  display: flex;
  gap: 16px;
  align-items: center;
  justify-content: center;
  padding: 10px 20px;
  border-top: 1px solid #e1dacb;
  background-color: #ffffff;
  color: #1d2421;
  box-shadow: 0 -8px 24px -16px rgba(29, 36, 33, 0.5);
}

.lm-buy-bar[hidden] {
  display: none;
}

.lm-buy-bar-name {
  overflow: hidden;
  font-weight: 600;
  text-overflow: ellipsis;
  white-space: nowrap;
}

.lm-buy-bar-price {
  font-weight: 700;
  white-space: nowrap;
}

.lm-buy-bar-button {
  min-height: 46px;
  padding: 8px 24px;
  border: 0;
  border-radius: 4px;
  background-color: {{background}};
  color: {{textColor}};
  font: inherit;
  font-weight: 600;
  white-space: nowrap;
  cursor: pointer;
}

.lm-buy-bar-button:focus-visible {
  outline: 3px solid #c8861c;
  outline-offset: 2px;
}
`,
};
