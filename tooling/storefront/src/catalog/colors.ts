import type { ProductColor } from './product.js';

const color = (id: string, name: string, hex: string, family: ProductColor['family']): ProductColor => ({ id, name, hex, family });

/** The dye house: every product takes its colours from here, so that things go together. */
export const COLORS = {
  tarn: color('tarn', 'Tarn blue', '#2f5d62', 'blue'),
  loch: color('loch', 'Loch blue', '#34566f', 'blue'),
  harbour: color('harbour', 'Harbour', '#3f6f8a', 'blue'),
  pine: color('pine', 'Pine', '#27493f', 'green'),
  moss: color('moss', 'Moss', '#5d6f3f', 'green'),
  fern: color('fern', 'Fern', '#6f8f4e', 'green'),
  slate: color('slate', 'Slate', '#39414d', 'grey'),
  granite: color('granite', 'Granite', '#55606b', 'grey'),
  steel: color('steel', 'Brushed steel', '#8b9396', 'grey'),
  bark: color('bark', 'Bark', '#6b6250', 'brown'),
  saddle: color('saddle', 'Saddle', '#7a4a2b', 'brown'),
  peat: color('peat', 'Peat', '#4b372b', 'brown'),
  rust: color('rust', 'Rust', '#b0491f', 'orange'),
  ember: color('ember', 'Ember', '#c2672b', 'orange'),
  rowan: color('rowan', 'Rowan red', '#a5402d', 'red'),
  gorse: color('gorse', 'Gorse', '#c28a2b', 'yellow'),
  oat: color('oat', 'Oat', '#e4dac3', 'white'),
} as const;
