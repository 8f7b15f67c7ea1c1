import type { ProductColor } from './product.js';

/** The dye house: every product takes its colours from here, so that things go together. */
export const COLORS = {
  tarn: { id: 'tarn', name: 'Tarn blue', hex: '#2f5d62', family: 'blue' },
  loch: { id: 'loch', name: 'Loch blue', hex: '#34566f', family: 'blue' },
  harbour: { id: 'harbour', name: 'Harbour', hex: '#3f6f8a', family: 'blue' },
  pine: { id: 'pine', name: 'Pine', hex: '#27493f', family: 'green' },
  moss: { id: 'moss', name: 'Moss', hex: '#5d6f3f', family: 'green' },
  fern: { id: 'fern', name: 'Fern', hex: '#6f8f4e', family: 'green' },
  slate: { id: 'slate', name: 'Slate', hex: '#39414d', family: 'grey' },
  granite: { id: 'granite', name: 'Granite', hex: '#55606b', family: 'grey' },
  steel: { id: 'steel', name: 'Brushed steel', hex: '#8b9396', family: 'grey' },
  bark: { id: 'bark', name: 'Bark', hex: '#6b6250', family: 'brown' },
  saddle: { id: 'saddle', name: 'Saddle', hex: '#7a4a2b', family: 'brown' },
  peat: { id: 'peat', name: 'Peat', hex: '#4b372b', family: 'brown' },
  rust: { id: 'rust', name: 'Rust', hex: '#b0491f', family: 'orange' },
  ember: { id: 'ember', name: 'Ember', hex: '#c2672b', family: 'orange' },
  rowan: { id: 'rowan', name: 'Rowan red', hex: '#a5402d', family: 'red' },
  gorse: { id: 'gorse', name: 'Gorse', hex: '#c28a2b', family: 'yellow' },
  oat: { id: 'oat', name: 'Oat', hex: '#e4dac3', family: 'white' },
} as const satisfies Record<string, ProductColor>;
