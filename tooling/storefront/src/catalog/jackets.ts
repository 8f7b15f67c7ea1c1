import { COLORS } from './colors.js';
import type { Product } from './product.js';

const SIZES = ['XS', 'S', 'M', 'L', 'XL'] as const;

export const JACKETS: readonly Product[] = [
  {
    sku: 'LM-1001', slug: 'harrow-shell-jacket', name: 'Harrow Shell Jacket', subtitle: 'Three-layer waterproof', category: 'jackets', price: 28900, badge: 'Bestseller',
    colors: [COLORS.tarn, COLORS.rust, COLORS.slate], sizes: SIZES,
    description: 'The jacket we reach for when the forecast gives up. Three layers, every seam taped, and a hood that turns with your head instead of around it. It is cut long at the back so a pack belt never leaves you with a wet gap.',
    features: ['Waterproof to a 20,000 mm water column', 'Two-way front zip with a storm flap', 'Hood adjusts with one hand, gloves on', 'Underarm vents of 30 cm', 'All zips can be replaced in our workshop'],
    materials: 'Face and backer: 100% recycled polyamide. Membrane: PFAS-free polyurethane.', care: 'Wash at 30 °C without softener. Tumble dry low for 20 minutes to wake up the water repellency.', weight: '465 g (size M)', stock: 42,
    ratings: [148, 41, 9, 3, 1], drawing: 'shellJacket', light: 'dusk',
    reviews: [
      { author: 'Ingrid V.', place: 'Bergen', date: '2026-10-28', stars: 5, title: 'Eleven days of rain, one dry jumper', text: 'I wore it from the ferry to the last hut. The pit zips are long enough to actually use, and nothing came through the shoulders under a 14 kg pack.' },
      { author: 'Tomas R.', place: 'Graz', date: '2026-09-14', stars: 4, title: 'Very good, runs a little long', text: 'The fabric is quiet for a shell and it breathes well uphill. Sleeves are long on me, but the cuffs hold. Size down if you wear it over a T-shirt only.' },
    ],
  },
  {
    sku: 'LM-1002', slug: 'cairn-down-jacket', name: 'Cairn Down Jacket', subtitle: 'Warm, packs to a loaf of bread', category: 'jackets', price: 24900, priceBefore: 29900,
    colors: [COLORS.rust, COLORS.pine, COLORS.slate, COLORS.gorse], sizes: SIZES,
    description: 'Traceable duck down in small baffles, so it stays where it keeps you warm. The shell shrugs off snow and a short shower. Stuff it into its own pocket and it takes no more room than a loaf of bread.',
    features: ['700 fill-power down, certified and traceable', 'Baffles of 4 cm stop cold spots', 'Two hand pockets and one inside pocket', 'Packs into its left pocket', 'Free down refill after ten years'],
    materials: 'Shell and lining: 100% recycled polyamide, 20 denier. Filling: 90% duck down, 10% feather.', care: 'Wash at 30 °C with down soap. Dry with two clean tennis balls until every baffle is loose.', weight: '390 g (size M)', stock: 18,
    ratings: [96, 22, 4, 1, 1], drawing: 'downJacket', light: 'winter',
    reviews: [
      { author: 'Mireille D.', place: 'Annecy', date: '2026-11-04', stars: 5, title: 'Warmer than it looks', text: 'I feel the cold and this is the first light jacket that holds at minus five while standing still. The hand pockets sit above a hip belt, which somebody clearly thought about.' },
      { author: 'Paul K.', place: 'Leeds', date: '2026-10-02', stars: 4, title: 'One feather a week', text: 'The odd feather escapes, as it does with down. Otherwise I live in it. The repair team replaced a torn cuff in eight days.' },
    ],
  },
  {
    sku: 'LM-1003', slug: 'skerry-rain-jacket', name: 'Skerry Rain Jacket', subtitle: 'Light shell for every day', category: 'jackets', price: 15900,
    colors: [COLORS.gorse, COLORS.harbour, COLORS.moss], sizes: SIZES,
    description: 'A plain, honest rain jacket for the school run, the bike and the coast path. Two and a half layers keep it light; a mesh collar keeps it from sticking to your neck.',
    features: ['Waterproof to 12,000 mm', 'Reflective line at the back hem', 'Pockets lined with brushed fabric', 'Packs into its hood'],
    materials: '100% recycled polyester with a PFAS-free coating.', care: 'Wash at 30 °C. Hang to dry. Iron on low through a cloth once a season.', weight: '310 g (size M)', stock: 64,
    ratings: [71, 30, 11, 2, 2], drawing: 'shellJacket', accent: '#f3efe6', light: 'clear',
    reviews: [
      { author: 'Saoirse M.', place: 'Galway', date: '2026-10-19', stars: 5, title: 'Bright, light, dry', text: 'The yellow is a proper yellow. I have cycled to work in it all autumn and the cuffs close tightly enough to keep the sleeves dry.' },
      { author: 'Joris B.', place: 'Ghent', date: '2026-08-30', stars: 4, title: 'Good for town', text: 'For long days with a pack I would take the Harrow, but for everything else this is the better price.' },
    ],
  },
  {
    sku: 'LM-1004', slug: 'drover-insulated-jacket', name: 'Drover Insulated Jacket', subtitle: 'Synthetic warmth that forgives wet', category: 'jackets', price: 19900, badge: 'New',
    colors: [COLORS.moss, COLORS.bark, COLORS.loch], sizes: SIZES,
    description: 'When down would give up, this keeps going: a recycled filling that stays warm damp and dries overnight on a hut hook. Made with shepherds in the uplands, who asked for pockets a flask fits into.',
    features: ['80 g filling, warm when wet', 'Flask pocket inside on the left', 'Elastic cuffs fit under gloves', 'Shoulders reinforced against pack straps'],
    materials: 'Shell: recycled polyamide ripstop. Filling: 100% recycled polyester.', care: 'Wash at 40 °C. Tumble dry low.', weight: '540 g (size M)', stock: 27,
    ratings: [33, 12, 2, 1, 0], drawing: 'downJacket', light: 'dawn',
    reviews: [
      { author: 'Rhys E.', place: 'Bala', date: '2026-11-10', stars: 5, title: 'Works for a living', text: 'Three weeks of lambing sheds and barbed wire and not one snag. The flask pocket is the best idea anybody has had.' },
      { author: 'Katrin H.', place: 'Chur', date: '2026-10-25', stars: 4, title: 'Warm and plain', text: 'No shiny logos, no fuss. I would like a hood version as well.' },
    ],
  },
  {
    sku: 'LM-1005', slug: 'lull-wind-jacket', name: 'Lull Wind Jacket', subtitle: '98 grams for the ridge', category: 'jackets', price: 11900,
    colors: [COLORS.harbour, COLORS.ember, COLORS.granite], sizes: SIZES,
    description: 'It weighs less than an apple and takes the sting out of a ridge. Keep it in a pocket, put it on without taking off your pack, forget that you wear it.',
    features: ['Windproof, breathes through the back', 'Fits over a pack of up to 20 litres', 'Elastic hem with a single cord', 'Stuff sack sewn in, so that it cannot get lost'],
    materials: '100% recycled polyamide, 10 denier ripstop.', care: 'Wash at 30 °C. Hang to dry; it takes ten minutes.', weight: '98 g (size M)', stock: 4,
    ratings: [54, 19, 6, 1, 0], drawing: 'shellJacket', light: 'dawn',
    reviews: [
      { author: 'Giulia P.', place: 'Belluno', date: '2026-09-07', stars: 5, title: 'Lives in my running vest', text: 'It comes out on every summit and goes back before I start to sweat. Light, but it does not flap.' },
      { author: 'Hannes L.', place: 'Umeå', date: '2026-07-21', stars: 4, title: 'Thin on purpose', text: 'You have to be careful near branches. For what it is made for, it is perfect.' },
    ],
  },
];
