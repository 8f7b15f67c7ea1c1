import { ON_EACH, type WrittenTemplate } from '../demo-template.js';

const EVERY_PAGE = ['home', 'plp', 'pdp', 'cart', 'checkout', 'search', 'account'];

export const HIDE_ELEMENT: WrittenTemplate = {
  slug: 'hide-element',
  name: 'Hide an element',
  description: 'Hides one element, for everybody, on any page. Style sheet only.',
  testType: 'removal',
  keywords: ['hide', 'remove', 'without', 'take away', 'drop', 'do not show', 'get rid of'],
  pageTypes: EVERY_PAGE,
  slots: [{ kind: 'selector', name: 'target', label: 'Element to hide', role: 'hiddenElement', hints: ['hide', 'remove', 'without', 'drop'] }],
  css: `{{target}} {
  display: none;
}
`,
};

export const MOVE_ELEMENT: WrittenTemplate = {
  slug: 'move-element',
  name: 'Move an element',
  description: 'Moves one element above or below another one, on any page.',
  testType: 'reorder',
  keywords: ['move', 'reorder', 'swap', 'change the order', 'put above', 'put below', 'higher', 'lower', 'first', 'before', 'after'],
  pageTypes: EVERY_PAGE,
  slots: [
    { kind: 'selector', name: 'element', label: 'Element to move', role: 'movedElement', hints: ['move', 'put', 'bring'] },
    { kind: 'selector', name: 'anchor', label: 'Beside which element', role: 'anchorElement', hints: ['above', 'below', 'before', 'after', 'under'] },
    { kind: 'position', name: 'position', label: 'Where', default: 'beforebegin', hints: ['above', 'below', 'before', 'after', 'under'] },
  ],
  javascript: `(() => {
  'use strict';

  const ELEMENT = {{element}};
  const ANCHOR = {{anchor}};

  ${ON_EACH}

  // Either of the two may be rendered last, and either may be rendered anew.
  function place() {
    const element = document.querySelector(ELEMENT);
    const anchor = document.querySelector(ANCHOR);
    if (!element || !anchor || element.contains(anchor) || element.hasAttribute('data-lm-moved')) {
      return;
    }
    element.setAttribute('data-lm-moved', '');
    anchor.insertAdjacentElement({{position}}, element);
  }

  onEach(ELEMENT, place);
  onEach(ANCHOR, place);
})();
`,
};

export const GRID_COLUMNS: WrittenTemplate = {
  slug: 'grid-columns',
  name: 'Products in a row',
  description: 'Another number of products in a row of a product list or of search results, on wide screens. Style sheet only.',
  testType: 'layout',
  keywords: ['columns', 'products per row', 'grid', 'larger tiles', 'bigger pictures', 'smaller tiles', 'layout', 'product list'],
  pageTypes: ['plp', 'search'],
  slots: [
    { kind: 'number', name: 'columns', label: 'Products in a row', min: 2, max: 5, quantity: 'count', hints: ['columns', 'per row', 'in a row', 'products', 'tiles'] },
    { kind: 'number', name: 'gap', label: 'Space between them', default: 24, min: 8, max: 64, unit: 'px', quantity: 'length', hints: ['gap', 'space', 'spacing'] },
    { kind: 'selector', name: 'target', label: 'Grid', role: 'productGrid' },
  ],
  css: `@media (min-width: 861px) {
  {{target}} {
    grid-template-columns: repeat({{columns}}, minmax(0, 1fr));
    gap: {{gap}};
  }
}
`,
};
