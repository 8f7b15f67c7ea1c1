import { colorSlots, ON_EACH, type WrittenTemplate } from '../demo-template.js';

export const TILE_BADGE: WrittenTemplate = {
  slug: 'tile-badge',
  name: 'Badge on product tiles',
  description: 'A badge on the pictures of those product tiles whose name has certain words in it, in lists, in search and among bestsellers.',
  testType: 'badge',
  keywords: ['badge', 'label', 'sticker', 'product tile', 'tiles', 'product cards', 'product list', 'staff pick', 'award', 'highlight products'],
  pageTypes: ['plp', 'home', 'search'],
  slots: [
    { kind: 'text', name: 'copy', label: 'Badge copy', maxLength: 24, hints: ['copy', 'badge', 'saying', 'says', 'label', 'text'] },
    { kind: 'text', name: 'words', label: 'Words in the product name', maxLength: 60, hints: ['products named', 'name contains', 'for the', 'on the', 'product', 'whose name'] },
    ...colorSlots('#a8431b', '#ffffff'),
    { kind: 'selector', name: 'tile', label: 'Product tile', role: 'productTile' },
    { kind: 'selector', name: 'tileName', label: 'Name in the tile', role: 'tileName' },
    { kind: 'selector', name: 'tileImage', label: 'Picture of the tile', role: 'tileImage' },
  ],
  javascript: `(() => {
  'use strict';

  const TILE = {{tile}};
  const NAME = {{tileName}};
  const IMAGE = {{tileImage}};
  const WORDS = {{words}};

  ${ON_EACH}

  onEach(TILE, (tile) => {
    const name = tile.querySelector(NAME);
    const image = tile.querySelector(IMAGE);
    if (!name || !image || image.querySelector('.lm-tile-badge')) {
      return;
    }
    if (!name.textContent.toLowerCase().includes(WORDS.toLowerCase())) {
      return;
    }
    const badge = document.createElement('span');
    badge.className = 'lm-tile-badge';
    badge.textContent = {{copy}};
    image.appendChild(badge);
  });
})();
`,
  css: `.lm-tile-badge {
  position: absolute;
  right: 10px;
  bottom: 10px;
  padding: 4px 10px;
  border-radius: 3px;
  background-color: {{background}};
  color: {{textColor}};
  font-size: 0.8rem;
  font-weight: 700;
}
`,
};
