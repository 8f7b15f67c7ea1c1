import { COLORS } from './colors.js';
import type { Product } from './product.js';

const ONE = ['One size'] as const;

export const CAMP: readonly Product[] = [
  {
    sku: 'LM-5001', slug: 'lea-2-tent', name: 'Lea 2 Tent', subtitle: 'Two people, three seasons', category: 'camp', price: 38900, badge: 'Bestseller',
    colors: [COLORS.fern, COLORS.ember], sizes: ONE,
    description: 'Up in four minutes by one person, in the dark, in the wind: we tested that with people who had never seen it. Two doors, two porches, and a colour that is cheerful on a grey morning.',
    features: ['Pitches inner and outer together', 'Two doors, two porches', 'Holds in 80 km/h of wind, tested', 'Poles are numbered, spare section in the bag'],
    materials: 'Outer: recycled polyester, silicone coated. Floor: 5,000 mm water column.', care: 'Dry before storing. Never in the washing machine.', weight: '2,150 g', stock: 11,
    ratings: [83, 25, 6, 2, 2], drawing: 'tent', light: 'dusk',
    reviews: [
      { author: 'Hilde S.', place: 'Tromsø', date: '2026-09-11', stars: 5, title: 'A storm on the second night', text: 'Everybody else on the site was up at three holding poles. We slept.' },
      { author: 'Nuno A.', place: 'Braga', date: '2026-08-19', stars: 4, title: 'Easy to pitch', text: 'Really four minutes. The bag is a tight fit when the tent is wet.' },
    ],
  },
  {
    sku: 'LM-5002', slug: 'hush-3-sleeping-bag', name: 'Hush 3 Sleeping Bag', subtitle: 'Comfort to −3 °C', category: 'camp', price: 21900,
    colors: [COLORS.loch, COLORS.rust], sizes: ['Regular', 'Long'],
    description: 'Down above, where warmth rises; synthetic below, where you would only crush it. Quiet fabric, a zip that does not bite, and a hood that closes with one pull.',
    features: ['Comfort −3 °C, limit −9 °C', 'Zip on the right or the left; two bags join', 'Inside pocket for a phone', 'Cotton bag for storage included'],
    materials: 'Shell: recycled polyamide. Filling: 650 fill-power down and recycled polyester.', care: 'Air for an hour each morning. Wash every 30 nights.', weight: '1,080 g (regular)', stock: 24,
    ratings: [64, 19, 4, 1, 1], drawing: 'sleepingBag', light: 'winter',
    reviews: [
      { author: 'Aoife L.', place: 'Wicklow', date: '2026-10-20', stars: 5, title: 'Warm feet at last', text: 'First bag in which I did not need a hot-water bottle. And it does not rustle.' },
      { author: 'Dominik S.', place: 'Salzburg', date: '2026-09-22', stars: 4, title: 'Honest temperature', text: 'Minus three is minus three. Good room at the shoulders.' },
    ],
  },
  {
    sku: 'LM-5003', slug: 'moor-sleeping-mat', name: 'Moor Sleeping Mat', subtitle: 'Self-inflating, 5 cm', category: 'camp', price: 8900,
    colors: [COLORS.ember, COLORS.moss], sizes: ['183 cm', '198 cm'],
    description: 'Open the valve, make tea, come back: it is up. Foam inside keeps it warm and forgives the small stone that you missed.',
    features: ['R-value 4.1, warm into autumn', 'Inflates in five minutes', 'Repair patches under the flap', 'Loops join two mats'],
    materials: 'Recycled polyester, foam with 30% plant oil.', care: 'Store unrolled with the valve open.', weight: '890 g (183 cm)', stock: 48,
    ratings: [45, 22, 7, 2, 0], drawing: 'sleepingMat', light: 'dawn',
    reviews: [
      { author: 'Klara V.', place: 'Brno', date: '2026-08-08', stars: 5, title: 'Like a bed', text: 'I am a side sleeper and woke up without a sore hip.' },
      { author: 'Ewan R.', place: 'Ullapool', date: '2026-07-18', stars: 4, title: 'Solid', text: 'Bulkier than an air mat, warmer than any I had.' },
    ],
  },
  {
    sku: 'LM-5004', slug: 'kettle-cook-set', name: 'Kettle Cook Set', subtitle: 'Two pots, one lid, one pan', category: 'camp', price: 6900,
    colors: [COLORS.steel], sizes: ONE,
    description: 'Nests like a Russian doll with room in the middle for a stove and a gas canister. The handles fold flat and stay cool; the lid drains pasta without losing any.',
    features: ['Pots of 1.2 and 1.8 litres', 'Lid drains', 'Marks for litres inside', 'No coating that can peel'],
    materials: 'Hard-anodised aluminium, handles of stainless steel.', care: 'Sand, water, patience. Or the dishwasher.', weight: '640 g', stock: 52,
    ratings: [73, 18, 3, 1, 0], drawing: 'cookSet', light: 'clear',
    reviews: [
      { author: 'Thierry G.', place: 'Grenoble', date: '2026-09-05', stars: 5, title: 'Well thought out', text: 'The canister really fits inside. Handles do not wobble.' },
      { author: 'Maja P.', place: 'Ljubljana', date: '2026-08-14', stars: 5, title: 'For four, just', text: 'Pasta for two adults and two hungry children works out exactly.' },
    ],
  },
  {
    sku: 'LM-5005', slug: 'spark-gas-stove', name: 'Spark Gas Stove', subtitle: '86 g, half a litre in three minutes', category: 'camp', price: 4900,
    colors: [COLORS.rust, COLORS.loch], sizes: ONE,
    description: 'Screws onto any standard canister, folds to the size of a matchbox and boils half a litre in three minutes. The flame goes down far enough to simmer, which is rarer than it should be.',
    features: ['2.6 kW, simmers as well', 'Folding pot supports', 'Fits standard screw canisters', 'Spare seal in the box'],
    materials: 'Stainless steel and brass. Gas is not included.', care: 'Keep the jet clean; a needle is in the box.', weight: '86 g', stock: 95,
    ratings: [68, 24, 6, 1, 1], drawing: 'stove', light: 'dusk',
    reviews: [
      { author: 'Lasse N.', place: 'Odense', date: '2026-08-29', stars: 5, title: 'Small and strong', text: 'Coffee before the others are awake. The valve is very fine.' },
      { author: 'Bea W.', place: 'Kendal', date: '2026-07-25', stars: 4, title: 'Needs a windshield', text: 'In wind it struggles like all of them. In a porch it is perfect.' },
    ],
  },
  {
    sku: 'LM-5006', slug: 'glow-camp-lantern', name: 'Glow Camp Lantern', subtitle: 'Warm light for 60 hours', category: 'camp', price: 5900, badge: 'New',
    colors: [COLORS.tarn, COLORS.rowan, COLORS.gorse], sizes: ONE,
    description: 'A warm, steady light that makes a tent look like home. Dim it to a night light, hang it from the loop, charge it from anything.',
    features: ['From 5 to 350 lumens', '60 hours on low', 'Charges by USB-C, charges a phone too', 'Battery can be replaced with one screw'],
    materials: 'Recycled ABS, glass cylinder, steel handle.', care: 'Wipe with a damp cloth.', weight: '310 g', stock: 5,
    ratings: [29, 9, 1, 0, 0], drawing: 'lantern', light: 'dusk',
    reviews: [
      { author: 'Sophie T.', place: 'Namur', date: '2026-11-15', stars: 5, title: 'The children want it in their room', text: 'Bought for camping, now on the bedside table. The colour of the light is lovely.' },
      { author: 'Henrik J.', place: 'Växjö', date: '2026-11-06', stars: 5, title: 'One screw', text: 'A lantern with a battery that I can change. That it takes so long until somebody does that!' },
    ],
  },
];
