import { COLORS } from './colors.js';
import type { Product } from './product.js';

const SIZES = ['37', '38', '39', '40', '41', '42', '43', '44', '45'] as const;

export const FOOTWEAR: readonly Product[] = [
  {
    sku: 'LM-3001', slug: 'fell-leather-boot', name: 'Fell Leather Boot', subtitle: 'Full-grain, can be resoled twice', category: 'footwear', price: 23900, badge: 'Bestseller',
    colors: [COLORS.saddle, COLORS.peat], sizes: SIZES,
    description: 'One piece of full-grain leather, stitched to a welt so a cobbler can put a new sole under it. They ask for two weeks of your patience and give you ten years back.',
    features: ['2.6 mm full-grain leather', 'Stitched welt, can be resoled twice', 'Ankle padded with felt, not foam', 'Waxed at the factory, tin of wax in the box'],
    materials: 'Upper: leather tanned without chrome. Sole: natural rubber.', care: 'Brush, then wax when the leather looks dry. Never dry on a radiator.', weight: '1,240 g (pair, size 42)', stock: 26,
    ratings: [164, 37, 12, 6, 3], drawing: 'boot', light: 'dawn',
    reviews: [
      { author: 'Gareth P.', place: 'Brecon', date: '2026-10-15', stars: 5, title: 'Second sole, same feet', text: 'Bought them in 2019, resoled this spring by the workshop. They came back looking better than I had sent them.' },
      { author: 'Lena G.', place: 'Oberstdorf', date: '2026-09-09', stars: 4, title: 'Break them in', text: 'Short walks for two weeks, as the leaflet says. After that, not one blister in the Alps.' },
    ],
  },
  {
    sku: 'LM-3002', slug: 'scree-mid-boot', name: 'Scree Mid Boot', subtitle: 'Waterproof and light', category: 'footwear', price: 17900,
    colors: [COLORS.granite, COLORS.moss, COLORS.peat], sizes: SIZES,
    description: 'Half the weight of a leather boot and ready on the first day. A sewn-in liner keeps the stream outside, and the heel cup holds on long descents.',
    features: ['Waterproof liner without PFAS', 'Lugs of 4.5 mm for wet grass', 'Laces lock at the ankle', 'Insole made of cork'],
    materials: 'Upper: recycled polyester and suede. Sole: 30% recycled rubber.', care: 'Rinse, stuff with newspaper, dry in the shade.', weight: '920 g (pair, size 42)', stock: 39,
    ratings: [92, 44, 15, 7, 4], drawing: 'boot', accent: '#e4dac3', light: 'clear',
    reviews: [
      { author: 'Ana M.', place: 'Ponferrada', date: '2026-10-01', stars: 5, title: 'Camino tested', text: '800 km, one pair. The grip on wet stone is excellent.' },
      { author: 'Frank U.', place: 'Koblenz', date: '2026-08-23', stars: 4, title: 'Light and dry', text: 'Wide feet fit well. A bit warm in July, but that is the price of a liner.' },
    ],
  },
  {
    sku: 'LM-3003', slug: 'beck-trail-shoe', name: 'Beck Trail Shoe', subtitle: 'For running and rough paths', category: 'footwear', price: 13900, priceBefore: 15900,
    colors: [COLORS.harbour, COLORS.ember, COLORS.slate], sizes: SIZES,
    description: 'Low, quick and drains in twenty steps. The rubber is soft enough to trust on wet rock and there is a plate under the forefoot for the stones that you do not see.',
    features: ['6 mm drop', 'Rock plate under the forefoot', 'Drains through the mesh', 'Laces tuck into a pocket on the tongue'],
    materials: 'Upper: recycled polyester mesh. Midsole: 20% castor-bean foam.', care: 'Hose down, dry in the shade.', weight: '560 g (pair, size 42)', stock: 33,
    ratings: [110, 29, 10, 4, 3], drawing: 'trailShoe', light: 'clear',
    reviews: [
      { author: 'Tuuli K.', place: 'Tampere', date: '2026-09-29', stars: 5, title: 'Grips on everything', text: 'Roots, duckboards, wet granite. I have stopped thinking about my feet.' },
      { author: 'Owen B.', place: 'Hebden Bridge', date: '2026-09-03', stars: 4, title: 'Fits like a sock', text: 'Take half a size more than your street shoe. Very comfortable after that.' },
    ],
  },
  {
    sku: 'LM-3004', slug: 'linnet-approach-shoe', name: 'Linnet Approach Shoe', subtitle: 'From the platform to the pitch', category: 'footwear', price: 14900,
    colors: [COLORS.gorse, COLORS.pine], sizes: SIZES,
    description: 'A shoe for the walk in, the easy scramble and the pub after. Laces reach down to the toe, the edge is stiff, and the suede gets better looking with every scrape.',
    features: ['Climbing zone at the toe', 'Laces to the toe for a close fit', 'Heel can be folded down in camp', 'Can be resoled once'],
    materials: 'Upper: suede tanned without chrome. Sole: sticky rubber.', care: 'Brush when dry. A little suede spray twice a year.', weight: '760 g (pair, size 42)', stock: 15,
    ratings: [42, 18, 5, 2, 0], drawing: 'trailShoe', light: 'dusk',
    reviews: [
      { author: 'Chiara T.', place: 'Arco', date: '2026-10-08', stars: 5, title: 'Edges well', text: 'I soloed easy slabs in them and then walked 12 km home. No complaints from anybody.' },
      { author: 'Miles J.', place: 'Sheffield', date: '2026-07-30', stars: 4, title: 'Handsome', text: 'People ask where they are from. Toe box is narrow for the first days.' },
    ],
  },
  {
    sku: 'LM-3005', slug: 'plod-walking-socks', name: 'Plod Walking Socks', subtitle: 'Merino, two pairs', category: 'footwear', price: 2900,
    colors: [COLORS.granite, COLORS.moss, COLORS.rowan], sizes: ['36–38', '39–41', '42–44', '45–47'],
    description: 'Two pairs of socks that go where you go. Cushioned at heel and toe only, so the boot still fits, and guaranteed for life: send us the holes, we send you socks.',
    features: ['Cushion at heel and toe', 'Hand-linked toe without a ridge', 'Guaranteed for life', 'Two pairs'],
    materials: '66% merino wool, 32% polyamide, 2% elastane.', care: 'Wash at 40 °C, inside out.', weight: '130 g (two pairs)', stock: 140,
    ratings: [231, 49, 8, 2, 1], drawing: 'socks', light: 'winter',
    reviews: [
      { author: 'Birgit A.', place: 'Flensburg', date: '2026-11-08', stars: 5, title: 'Lifetime means lifetime', text: 'Sent in a pair with a hole after four years, had a new pair in the post within the week. No questions.' },
      { author: 'Rory S.', place: 'Aviemore', date: '2026-10-12', stars: 5, title: 'No blisters', text: 'West Highland Way, six days, two pairs, not one blister.' },
    ],
  },
];
