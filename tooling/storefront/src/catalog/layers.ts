import { COLORS } from './colors.js';
import type { Product } from './product.js';

const SIZES = ['XS', 'S', 'M', 'L', 'XL'] as const;

export const LAYERS: readonly Product[] = [
  {
    sku: 'LM-2001', slug: 'fold-half-zip-fleece', name: 'Fold Half-Zip Fleece', subtitle: 'The one you never take off', category: 'layers', price: 8900, badge: 'Bestseller',
    colors: [COLORS.moss, COLORS.granite, COLORS.rowan, COLORS.oat], sizes: SIZES,
    description: 'Knitted in Portugal from yarn that was bottles last year, brushed on one side only so it does not shed. A chest pocket for a map, a high collar for the morning, and cuffs that stay up when you wash the pots.',
    features: ['Brushed inside, smooth outside', 'Chest pocket with a zip', 'Flat seams under pack straps', 'Sheds 80% fewer fibres than brushed fleece'],
    materials: '100% recycled polyester.', care: 'Wash at 30 °C, inside out, in a wash bag.', weight: '320 g (size M)', stock: 88,
    ratings: [203, 58, 14, 4, 2], drawing: 'fleece', light: 'clear',
    reviews: [
      { author: 'Nell A.', place: 'Keswick', date: '2026-11-01', stars: 5, title: 'My third in twelve years', text: 'The first is still going as a gardening jumper. They have not changed what was good and mended what was not.' },
      { author: 'Bastian W.', place: 'Freiburg', date: '2026-10-11', stars: 5, title: 'Simply right', text: 'Warm enough under a shell, not too warm in the train. The collar does not scratch a beard.' },
    ],
  },
  {
    sku: 'LM-2002', slug: 'tarn-merino-base-layer', name: 'Tarn Merino Base Layer', subtitle: '190 g merino, long sleeve', category: 'layers', price: 7900,
    colors: [COLORS.slate, COLORS.pine, COLORS.rowan], sizes: SIZES,
    description: 'Fine merino that you can wear for four days before anybody moves to the other end of the hut. Cut close, with a drop at the back and seams that miss every pressure point of a pack.',
    features: ['18.5 micron merino, from farms without mulesing', 'Flat seams away from the shoulders', 'Thumb loops', 'Mended free of charge when moths find it'],
    materials: '87% merino wool, 13% polyamide core.', care: 'Wool wash at 30 °C. Dry flat.', weight: '215 g (size M)', stock: 57,
    ratings: [121, 34, 8, 3, 1], drawing: 'baseLayer', light: 'winter',
    reviews: [
      { author: 'Marta S.', place: 'Zakopane', date: '2026-10-22', stars: 5, title: 'Four days, honestly', text: 'I tried it so that you do not have to. Still fresh on the way home.' },
      { author: 'Luc F.', place: 'Lausanne', date: '2026-09-18', stars: 4, title: 'Close fit', text: 'Very soft and warm for its weight. Take one size up if you do not like it tight.' },
    ],
  },
  {
    sku: 'LM-2003', slug: 'ridge-walking-trousers', name: 'Ridge Walking Trousers', subtitle: 'Stretch, dries in an hour', category: 'layers', price: 10900,
    colors: [COLORS.bark, COLORS.slate, COLORS.moss], sizes: ['36', '38', '40', '42', '44', '46'],
    description: 'Trousers for long days with many gates. The fabric gives when you step over a stile and dries in about an hour. Knees are shaped, the waist opens wide at the side, and both thigh pockets take a map.',
    features: ['Four-way stretch', 'Two thigh pockets with zips', 'Belt-free waist that adjusts by 6 cm', 'Hem can be let down by 5 cm'],
    materials: '88% recycled polyamide, 12% elastane.', care: 'Wash at 30 °C. Hang to dry.', weight: '345 g (size 40)', stock: 31,
    ratings: [88, 40, 13, 5, 2], drawing: 'trousers', light: 'clear',
    reviews: [
      { author: 'Dorothea N.', place: 'Innsbruck', date: '2026-10-05', stars: 5, title: 'Finally, pockets', text: 'Real pockets, at a height where they do not swing. They also look fine in a restaurant afterwards.' },
      { author: 'Colm T.', place: 'Sligo', date: '2026-08-16', stars: 3, title: 'Good cloth, long legs', text: 'I had to take up the hem. The shop did it for free, which is why this is not two stars.' },
    ],
  },
  {
    sku: 'LM-2004', slug: 'hearth-wool-jumper', name: 'Hearth Wool Jumper', subtitle: 'Undyed wool, knitted in one piece', category: 'layers', price: 13900, badge: 'New',
    colors: [COLORS.oat, COLORS.bark, COLORS.slate], sizes: SIZES,
    description: 'Wool from upland flocks that used to be burnt because nobody would pay for it. We pay for it. Knitted in one piece without side seams, a little scratchy for the first week, a friend for the next twenty years.',
    features: ['Knitted without side seams', 'Elbows of double yarn', 'Comes with a card of mending wool', 'No dye in the oat colour'],
    materials: '100% wool from named farms; the farm is on the label.', care: 'Air it. Wash by hand when that is no longer enough.', weight: '610 g (size M)', stock: 22,
    ratings: [39, 11, 4, 2, 0], drawing: 'baseLayer', light: 'dusk',
    reviews: [
      { author: 'Eilidh C.', place: 'Oban', date: '2026-11-12', stars: 5, title: 'Smells of sheep for a day', text: 'And then it is the best jumper I own. The farm on my label is 20 km from here.' },
      { author: 'Sven O.', place: 'Aarhus', date: '2026-11-03', stars: 4, title: 'Honest wool', text: 'Wear a shirt under it at first. The fit is generous.' },
    ],
  },
  {
    sku: 'LM-2005', slug: 'flint-grid-fleece', name: 'Flint Grid Fleece', subtitle: 'Breathes uphill, warms downhill', category: 'layers', price: 9900, priceBefore: 12900,
    colors: [COLORS.harbour, COLORS.slate, COLORS.ember], sizes: SIZES,
    description: 'A grid of small squares holds warm air and lets the rest out. It is the layer to climb in: you notice it only when you stop and are not cold.',
    features: ['Grid knit, 30% lighter than fleece of the same warmth', 'Long zip for steep days', 'Slim cuffs for gloves', 'Packs to the size of a mug'],
    materials: '94% recycled polyester, 6% elastane.', care: 'Wash at 30 °C in a wash bag.', weight: '255 g (size M)', stock: 12,
    ratings: [47, 15, 3, 0, 1], drawing: 'fleece', light: 'winter',
    reviews: [
      { author: 'Anouk J.', place: 'Chamonix', date: '2026-10-30', stars: 5, title: 'Ski touring every week', text: 'I start in it, I arrive in it. Dries on the body while you have your soup.' },
      { author: 'Petr Z.', place: 'Liberec', date: '2026-09-26', stars: 4, title: 'Well made', text: 'The zip runs smoothly and the chin guard is soft. More colours, please.' },
    ],
  },
];
