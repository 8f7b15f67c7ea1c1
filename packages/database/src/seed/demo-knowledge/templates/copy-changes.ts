import { ON_EACH, type WrittenTemplate } from '../demo-template.js';

export const HEADLINE_COPY: WrittenTemplate = {
  slug: 'headline-copy',
  name: 'Hero headline',
  description: 'Other words for the headline of the home page, and if wished for the text under it.',
  testType: 'copy',
  keywords: ['headline', 'hero', 'heading', 'title', 'change the text', 'copy test', 'wording', 'home page'],
  pageTypes: ['home'],
  slots: [
    { kind: 'text', name: 'headline', label: 'New headline', maxLength: 80, hints: ['headline', 'heading', 'title', 'to', 'saying', 'says'] },
    { kind: 'text', name: 'subline', label: 'New text under it', required: false, maxLength: 220, hints: ['subline', 'subtitle', 'paragraph', 'text under'] },
    { kind: 'selector', name: 'title', label: 'Headline', role: 'heroTitle' },
    { kind: 'selector', name: 'text', label: 'Text under it', role: 'heroText' },
  ],
  javascript: `(() => {
  'use strict';

  const TITLE = {{title}};
  const TEXT = {{text}};
  const SUBLINE = {{subline}};

  ${ON_EACH}

  onEach(TITLE, (title) => {
    title.textContent = {{headline}};
  });

  if (SUBLINE !== null) {
    onEach(TEXT, (text) => {
      text.textContent = SUBLINE;
    });
  }
})();
`,
};

export const TEXT_CHANGE: WrittenTemplate = {
  slug: 'text-change',
  name: 'Change a text',
  description: 'Replaces the words of one element, such as a title, a note or a button, on any page.',
  testType: 'copy',
  keywords: ['change the text', 'replace the text', 'rename', 'rephrase', 'wording', 'copy', 'title', 'label'],
  pageTypes: ['home', 'plp', 'pdp', 'cart', 'checkout', 'search', 'account'],
  slots: [
    { kind: 'text', name: 'copy', label: 'New text', maxLength: 200, hints: ['to', 'copy', 'text', 'saying', 'says'] },
    { kind: 'selector', name: 'target', label: 'Element', role: 'changedElement', hints: ['text of', 'change the', 'replace the', 'rename the'] },
  ],
  javascript: `(() => {
  'use strict';

  const TARGET = {{target}};

  ${ON_EACH}

  onEach(TARGET, (element) => {
    element.textContent = {{copy}};
  });
})();
`,
};

export const BUY_BUTTON_STYLE: WrittenTemplate = {
  slug: 'buy-button-style',
  name: 'Buy button: words and colour',
  description: 'Another colour for the buy button of a product page and, if wished, other words on it.',
  testType: 'button',
  keywords: ['button colour', 'button color', 'buy button', 'add to cart button', 'add to basket', 'cta', 'call to action', 'button text', 'green button'],
  pageTypes: ['pdp'],
  slots: [
    { kind: 'text', name: 'copy', label: 'Words on the button', required: false, maxLength: 30, hints: ['copy', 'text', 'label', 'saying', 'says', 'words'] },
    { kind: 'color', name: 'background', label: 'Colour of the button', hints: ['background', 'button colour', 'button color', 'colour', 'color', 'make it'] },
    { kind: 'color', name: 'textColor', label: 'Text colour', default: '#ffffff', hints: ['text colour', 'text color', 'letters'] },
    { kind: 'selector', name: 'target', label: 'Button', role: 'buyButton' },
  ],
  javascript: `(() => {
  'use strict';

  const TARGET = {{target}};
  const COPY = {{copy}};

  ${ON_EACH}

  if (COPY !== null) {
    onEach(TARGET, (button) => {
      button.textContent = COPY;
    });
  }
})();
`,
  css: `{{target}},
{{target}}:hover {
  background-color: {{background}};
  color: {{textColor}};
}

{{target}}:hover {
  text-decoration: underline;
  text-underline-offset: 3px;
}
`,
};
