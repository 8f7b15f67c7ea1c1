import { COLORS } from './colors.js';
import type { Product } from './product.js';

export const PACKS: readonly Product[] = [
  {
    sku: 'LM-4001', slug: 'carrier-55-trekking-pack', name: 'Carrier 55 Trekking Pack', subtitle: '55 litres, carries 18 kg calmly', category: 'packs', price: 22900,
    colors: [COLORS.tarn, COLORS.moss, COLORS.rowan], sizes: ['S/M', 'M/L'],
    description: 'A week on your back, well balanced. The aluminium frame bends to your spine, the hip belt slides to fit, and there is a way into the bottom for the sleeping bag you always need first.',
    features: ['Back length adjusts by 12 cm', 'Opens at top, front and bottom', 'Rain cover in its own pocket', 'Every buckle can be changed with bare hands'],
    materials: '210 denier recycled polyamide, base 420 denier.', care: 'Sponge with warm water. Do not machine wash.', weight: '1,780 g (M/L)', stock: 19,
    ratings: [77, 21, 6, 2, 1], drawing: 'trekkingPack', light: 'dawn',
    reviews: [
      { author: 'Wiebke R.', place: 'Hamburg', date: '2026-09-20', stars: 5, title: 'Two weeks in Sarek', text: '19 kg at the start and no bruised hips. The bottom opening saved me every evening.' },
      { author: 'Alun D.', place: 'Dolgellau', date: '2026-08-11', stars: 4, title: 'Carries well', text: 'Heavier than the ultralight ones but far more comfortable. Side pockets could be a bit deeper.' },
    ],
  },
  {
    sku: 'LM-4002', slug: 'milepost-24-day-pack', name: 'Milepost 24 Day Pack', subtitle: '24 litres for a whole day', category: 'packs', price: 9900, badge: 'Bestseller',
    colors: [COLORS.gorse, COLORS.loch, COLORS.slate, COLORS.fern], sizes: ['One size'],
    description: 'Room for a coat, lunch for two and a library book. The waxed front pocket ages like a good satchel, and a sleeve at the back takes a laptop on weekdays.',
    features: ['Sleeve for a 15-inch laptop', 'Back panel with an air channel', 'Two bottle pockets', 'Leather badge, cut from boot leather left over'],
    materials: 'Recycled cotton canvas, waxed; lining of recycled polyester.', care: 'Sponge clean. Re-wax once a year.', weight: '720 g', stock: 74,
    ratings: [189, 46, 11, 3, 2], drawing: 'dayPack', light: 'clear',
    reviews: [
      { author: 'Femke H.', place: 'Utrecht', date: '2026-10-27', stars: 5, title: 'Weekday and weekend', text: 'Office from Monday to Friday, dunes on Saturday. After a year it looks better than new.' },
      { author: 'Iain M.', place: 'Perth', date: '2026-10-06', stars: 5, title: 'Just enough pockets', text: 'Not one too many. The zips are big enough for cold fingers.' },
    ],
  },
  {
    sku: 'LM-4003', slug: 'quay-45-duffel', name: 'Quay 45 Duffel', subtitle: 'Water-resistant, carry-on size', category: 'packs', price: 12900,
    colors: [COLORS.slate, COLORS.rust, COLORS.pine], sizes: ['One size'],
    description: 'For boots on the way there and wet boots on the way back. Wipes clean, carries as a bag or on the back, and fits the overhead locker if you do not overdo it.',
    features: ['Straps for the shoulders tuck away', 'Separate compartment for boots', 'Lockable zip pulls', 'Fits airline cabin limits of 55 cm'],
    materials: '600 denier recycled polyester with a TPU coating.', care: 'Wipe with a damp cloth.', weight: '980 g', stock: 36,
    ratings: [58, 20, 4, 1, 1], drawing: 'duffel', light: 'dusk',
    reviews: [
      { author: 'Elena C.', place: 'Trento', date: '2026-09-16', stars: 5, title: 'Ferry-proof', text: 'Stood in a puddle on deck for two hours. Everything inside was dry.' },
      { author: 'Jonas B.', place: 'Basel', date: '2026-07-02', stars: 4, title: 'Good size', text: 'Three days with climbing gear. The strap pads could be thicker.' },
    ],
  },
  {
    sku: 'LM-4004', slug: 'hutcap-38-pack', name: 'Hutcap 38 Pack', subtitle: 'From hut to hut', category: 'packs', price: 16900, priceBefore: 18900,
    colors: [COLORS.rowan, COLORS.harbour, COLORS.granite], sizes: ['S/M', 'M/L'],
    description: 'Sleeping bag liner, spare socks, a rope if you must: 38 litres are what a week of huts needs and not one more. The lid comes off for the summit day.',
    features: ['Lid becomes a hip bag', 'Loops for poles and an axe', 'Mesh back with 3 cm of air', 'Map pocket you can reach while walking'],
    materials: '210 denier recycled polyamide.', care: 'Sponge with warm water.', weight: '1,290 g (M/L)', stock: 3,
    ratings: [51, 17, 5, 1, 0], drawing: 'trekkingPack', light: 'dusk',
    reviews: [
      { author: 'Sabine F.', place: 'Bozen', date: '2026-08-27', stars: 5, title: 'Exactly hut-sized', text: 'Dolomites, eight days. I never wished for more room and never for less.' },
      { author: 'Mattias E.', place: 'Göteborg', date: '2026-08-02', stars: 4, title: 'Airy back', text: 'Stays dry even in July. The hip bag lid is clever.' },
    ],
  },
];
