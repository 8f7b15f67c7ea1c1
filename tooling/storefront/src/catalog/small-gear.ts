import { COLORS } from './colors.js';
import type { Product } from './product.js';

const ONE = ['One size'] as const;

export const SMALL_GEAR: readonly Product[] = [
  {
    sku: 'LM-6001', slug: 'well-water-bottle', name: 'Well Water Bottle', subtitle: 'Steel, 750 ml', category: 'small-gear', price: 2400,
    colors: [COLORS.tarn, COLORS.rust, COLORS.steel], sizes: ONE,
    description: 'One wall of steel, one lid, one loop. It does not leak, does not taste of anything and will outlive its dents.',
    features: ['750 ml, with marks inside', 'Lid without plastic on the inside', 'Mouth takes ice cubes', 'Spare seal included'],
    materials: 'Stainless steel 18/8, half of it recycled.', care: 'Dishwasher, without the lid.', weight: '168 g', stock: 160,
    ratings: [97, 21, 4, 0, 1], drawing: 'bottle', light: 'clear',
    reviews: [
      { author: 'Pia D.', place: 'Konstanz', date: '2026-10-03', stars: 5, title: 'Just a good bottle', text: 'No straw, no app. It has fallen off two summits.' },
      { author: 'Stan K.', place: 'Leuven', date: '2026-09-12', stars: 4, title: 'Sturdy', text: 'Gets warm in the sun, obviously. Lid is tight.' },
    ],
  },
  {
    sku: 'LM-6002', slug: 'ember-vacuum-flask', name: 'Ember Vacuum Flask', subtitle: 'Hot for 18 hours', category: 'small-gear', price: 3900, badge: 'Bestseller',
    colors: [COLORS.moss, COLORS.slate, COLORS.rowan], sizes: ['0.5 l', '1 l'],
    description: 'Tea at dawn, still tea at dusk. Pours without unscrewing, holds to a glove, and the cup is a cup and not a thimble.',
    features: ['Hot for 18 hours, cold for 24', 'Pours at the press of a finger', 'Cup of 240 ml', 'Base with a rubber ring'],
    materials: 'Stainless steel 18/8.', care: 'Hand wash. Leave it open to dry.', weight: '420 g (1 l)', stock: 83,
    ratings: [142, 33, 6, 2, 1], drawing: 'flask', light: 'winter',
    reviews: [
      { author: 'Morag F.', place: 'Fort William', date: '2026-11-09', stars: 5, title: 'Tested for science', text: 'Filled at 6, drank at 22, burnt my tongue.' },
      { author: 'Ulli B.', place: 'Garmisch', date: '2026-10-18', stars: 4, title: 'Good cup', text: 'Does what it says. I would buy it again.' },
    ],
  },
  {
    sku: 'LM-6003', slug: 'ash-enamel-mug', name: 'Ash Enamel Mug', subtitle: 'For coffee that has earned it', category: 'small-gear', price: 1400,
    colors: [COLORS.oat, COLORS.pine, COLORS.harbour], sizes: ONE,
    description: 'Steel under glass, fired twice. Put it on the stove, drop it on a rock, hang it on your pack so that everybody can hear you come.',
    features: ['350 ml', 'Goes on the flame', 'Rim of bare steel', 'Printed with two hills and a sun'],
    materials: 'Enamelled steel.', care: 'Dishwasher. Chips are biography.', weight: '130 g', stock: 210,
    ratings: [118, 17, 3, 1, 0], drawing: 'mug', light: 'dawn',
    reviews: [
      { author: 'Joana R.', place: 'Porto', date: '2026-09-28', stars: 5, title: 'Pretty and tough', text: 'Three of them, one chip, much coffee.' },
      { author: 'Will H.', place: 'Hay-on-Wye', date: '2026-08-21', stars: 5, title: 'Right size', text: 'Holds a proper mug of tea. Handle stays cool enough.' },
    ],
  },
  {
    sku: 'LM-6004', slug: 'bobble-wool-hat', name: 'Bobble Wool Hat', subtitle: 'Lambswool, lined', category: 'small-gear', price: 3400,
    colors: [COLORS.rowan, COLORS.loch, COLORS.pine], sizes: ONE,
    description: 'Lambswool outside, soft cotton at the forehead, and a bobble that comes off under a helmet. Knitted forty minutes from our workshop.',
    features: ['Lined at the forehead', 'Bobble on a press stud', 'Turn-up covers the ears', 'Mending yarn included'],
    materials: '100% lambswool, lining of organic cotton.', care: 'Hand wash, dry flat.', weight: '92 g', stock: 66,
    ratings: [61, 13, 2, 1, 0], drawing: 'beanie', light: 'winter',
    reviews: [
      { author: 'Greta L.', place: 'Rosenheim', date: '2026-11-11', stars: 5, title: 'Does not itch', text: 'My daughter has refused every hat so far. Not this one.' },
      { author: 'Aidan C.', place: 'Derry', date: '2026-11-02', stars: 4, title: 'Warm', text: 'A little big for me, but the turn-up helps.' },
    ],
  },
  {
    sku: 'LM-6005', slug: 'grip-insulated-gloves', name: 'Grip Insulated Gloves', subtitle: 'Warm hands that can tie knots', category: 'small-gear', price: 5400,
    colors: [COLORS.slate, COLORS.moss], sizes: ['S', 'M', 'L', 'XL'],
    description: 'Goat leather where you hold on, a breathing shell where you do not, and fingers cut so that you can tie a knot without taking them off.',
    features: ['Palm of goat leather', 'Touchscreen at thumb and index', 'Loops so that they hang on your wrist', 'Warm to −8 °C when moving'],
    materials: 'Goat leather, recycled polyester, wool lining.', care: 'Wipe, wax the palm once a winter.', weight: '140 g (pair, M)', stock: 29,
    ratings: [38, 16, 5, 2, 1], drawing: 'gloves', light: 'winter',
    reviews: [
      { author: 'Ole M.', place: 'Voss', date: '2026-10-31', stars: 5, title: 'I can feel the rope', text: 'Warm and still precise. The wrist loops have saved them from the wind twice.' },
      { author: 'Carla N.', place: 'Turin', date: '2026-10-16', stars: 4, title: 'Good, runs small', text: 'Take one size up if you have long fingers.' },
    ],
  },
  {
    sku: 'LM-6006', slug: 'stilt-trekking-poles', name: 'Stilt Trekking Poles', subtitle: 'Folding, a pair', category: 'small-gear', price: 9900,
    colors: [COLORS.rust, COLORS.harbour], sizes: ['110 cm', '120 cm', '130 cm'],
    description: 'Three sections that snap together in one movement and come apart when you tell them to. Cork grips that take the shape of your hand over a summer.',
    features: ['Folds to 36 cm', 'Cork grip, extended for traverses', 'Carbide tips, can be replaced', 'Baskets for mud and for snow'],
    materials: '7075 aluminium, cork, recycled polyester straps.', care: 'Take apart and dry after rain.', weight: '440 g (pair)', stock: 37,
    ratings: [66, 23, 7, 3, 1], drawing: 'poles', light: 'dawn',
    reviews: [
      { author: 'Renate K.', place: 'Klagenfurt', date: '2026-09-15', stars: 5, title: 'Good for the knees', text: '1,400 metres down and no trouble the next day.' },
      { author: 'Ben S.', place: 'Ambleside', date: '2026-08-05', stars: 4, title: 'Quick to fold', text: 'The click is reassuring. Slight rattle on tarmac.' },
    ],
  },
  {
    sku: 'LM-6007', slug: 'owl-head-torch', name: 'Owl Head Torch', subtitle: '400 lumens, rechargeable', category: 'small-gear', price: 4900, priceBefore: 5900,
    colors: [COLORS.gorse, COLORS.slate], sizes: ONE,
    description: 'One button, three brightnesses, a red light that does not wake the hut. The lamp tilts, the strap washes, and it tells you how much charge is left before you set off.',
    features: ['400, 150 and 20 lumens', 'Red light for huts and maps', 'Runs on its battery or on three AAA', 'Waterproof to one metre'],
    materials: 'Recycled ABS, strap of recycled polyester.', care: 'Take off the strap and wash it.', weight: '84 g', stock: 58,
    ratings: [79, 20, 5, 2, 0], drawing: 'headTorch', light: 'dusk',
    reviews: [
      { author: 'Filip D.', place: 'Nowy Targ', date: '2026-10-24', stars: 5, title: 'Simple', text: 'One button. No manual needed. Bright enough for night runs.' },
      { author: 'Siân O.', place: 'Bethesda', date: '2026-10-09', stars: 4, title: 'AAA as a backup', text: 'I bought it because of the spare batteries and it was the right decision.' },
    ],
  },
  {
    sku: 'LM-6008', slug: 'croft-wool-blanket', name: 'Croft Wool Blanket', subtitle: 'Woven in Wales, 150 × 200 cm', category: 'small-gear', price: 11900,
    colors: [COLORS.pine, COLORS.rowan, COLORS.loch], sizes: ONE,
    description: 'For the porch, the sofa and the back of the van. Woven on looms from 1934 by four people who will gladly show you how. Comes rolled in a leather strap.',
    features: ['150 × 200 cm', 'Pure new wool, milled for softness', 'Leather strap with a brass buckle', 'Shrugs off sparks and dew'],
    materials: '100% new wool.', care: 'Air outdoors. Wool wash once a year.', weight: '1,350 g', stock: 14,
    ratings: [44, 8, 2, 0, 0], drawing: 'blanket', light: 'dusk',
    reviews: [
      { author: 'Judith E.', place: 'Hexham', date: '2026-11-07', stars: 5, title: 'An heirloom', text: 'Bought one for my parents, kept it, bought a second one for my parents.' },
      { author: 'Rainer P.', place: 'Passau', date: '2026-10-21', stars: 5, title: 'Heavy in a good way', text: 'Like sleeping under a friendly sheep.' },
    ],
  },
  {
    sku: 'LM-6009', slug: 'hedge-canvas-cap', name: 'Hedge Canvas Cap', subtitle: 'Waxed, with a short peak', category: 'small-gear', price: 2900,
    colors: [COLORS.bark, COLORS.loch, COLORS.moss], sizes: ONE,
    description: 'Waxed canvas against drizzle and low sun, with a peak short enough to look up at birds from under it. The badge is cut from leather left over from the boots.',
    features: ['Waxed cotton', 'Peak of 6 cm, can be folded', 'Adjusts at the back', 'Leather badge'],
    materials: '100% organic cotton, waxed.', care: 'Sponge. Re-wax when it stops beading.', weight: '88 g', stock: 45,
    ratings: [35, 14, 4, 1, 1], drawing: 'cap', light: 'clear',
    reviews: [
      { author: 'Alma J.', place: 'Reykjavík', date: '2026-09-19', stars: 5, title: 'Stays on', text: 'In Icelandic wind. That says everything.' },
      { author: 'Hugh N.', place: 'Totnes', date: '2026-09-01', stars: 4, title: 'Birdwatcher approved', text: 'The short peak is a clever idea. Wax smell goes after a day.' },
    ],
  },
];
