import { beanie, blanket, bottle, cap, flask, gloves, headTorch, mug, poles } from './accessories.js';
import { cookSet, lantern, sleepingBag, sleepingMat, stove, tent } from './camp.js';
import { landscape, type LightName } from './landscape.js';
import { boot, socks, trailShoe, trousers } from './legs-and-feet.js';
import { dayPack, duffel, trekkingPack } from './packs.js';
import { mixColors, paintOf, type Paint } from './paint.js';
import { baseLayer, downJacket, fleece, shellJacket } from './tops.js';

const DRAWINGS = {
  shellJacket,
  downJacket,
  fleece,
  baseLayer,
  trousers,
  boot,
  trailShoe,
  socks,
  trekkingPack,
  dayPack,
  duffel,
  tent,
  sleepingBag,
  sleepingMat,
  lantern,
  cookSet,
  stove,
  bottle,
  flask,
  mug,
  beanie,
  gloves,
  poles,
  headTorch,
  blanket,
  cap,
} satisfies Record<string, (paint: Paint) => string>;

export type DrawingName = keyof typeof DRAWINGS;

/** The pictures of a product: on its own, outdoors, close up, and what it is made of. */
export const PICTURE_VIEWS = ['front', 'outdoors', 'detail', 'fabric'] as const;
export type PictureView = (typeof PICTURE_VIEWS)[number];

export interface PictureOf {
  readonly drawing: DrawingName;
  readonly color: string;
  readonly accent?: string | undefined;
  readonly light: LightName;
  /** Shapes the hills of the outdoor picture. */
  readonly seed: number;
}

const FOCUS: Partial<Record<DrawingName, string>> = {
  boot: '120 90 190 228',
  trailShoe: '110 150 190 228',
  tent: '110 170 190 228',
  mug: '110 160 190 228',
  headTorch: '110 160 190 228',
};

/** Where a drawing ends below, if not at the floor: low things are moved half way down and the floor half way up. */
const BOTTOM: Partial<Record<DrawingName, number>> = {
  boot: 374,
  trailShoe: 352,
  socks: 384,
  duffel: 374,
  tent: 374,
  sleepingMat: 332,
  lantern: 390,
  cookSet: 376,
  stove: 386,
  mug: 378,
  beanie: 366,
  gloves: 378,
  headTorch: 356,
  blanket: 384,
  cap: 336,
};
const FLOOR = 424;

function svg(viewBox: string, inner: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}" width="800" height="960">${inner}</svg>`;
}

function backdrop(color: string, floorY: number): string {
  const wall = mixColors('#f3efe6', color, 0.07);
  const floor = mixColors('#e7e0d2', color, 0.1);
  return [
    `<defs><linearGradient id="wall" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${mixColors(wall, '#ffffff', 0.5)}"/><stop offset="1" stop-color="${wall}"/></linearGradient></defs>`,
    `<rect width="400" height="480" fill="url(#wall)"/>`,
    `<ellipse cx="200" cy="${floorY}" rx="150" ry="20" fill="${floor}"/><ellipse cx="200" cy="${floorY - 2}" rx="104" ry="11" fill="${mixColors(floor, '#1e2421', 0.16)}" opacity=".7"/>`,
  ].join('');
}

function weave(color: string): string {
  const paint = paintOf(color);
  return [
    `<defs><pattern id="weave" width="24" height="24" patternUnits="userSpaceOnUse" patternTransform="rotate(32)"><rect width="24" height="24" fill="${paint.base}"/>`,
    `<rect x="0" y="0" width="11" height="11" fill="${paint.light}" opacity=".5"/><rect x="12" y="12" width="11" height="11" fill="${paint.light}" opacity=".35"/><path d="M0 12 h24 M12 0 v24" stroke="${paint.dark}" stroke-width="1.4" opacity=".6"/></pattern>`,
    `<linearGradient id="fold" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#fff" stop-opacity=".22"/><stop offset=".45" stop-color="#fff" stop-opacity="0"/><stop offset="1" stop-color="#101512" stop-opacity=".42"/></linearGradient></defs>`,
    `<rect width="400" height="480" fill="url(#weave)"/><rect width="400" height="480" fill="url(#fold)"/>`,
    `<path d="M-20 330 C120 250 220 420 420 270 L420 500 L-20 500 Z" fill="${paint.dark}" opacity=".55"/>`,
    `<path d="M-20 330 C120 250 220 420 420 270" fill="none" stroke="${paint.light}" stroke-width="4" opacity=".6"/>`,
    `<path d="M-20 346 C120 266 220 436 420 286" fill="none" stroke="${paint.light}" stroke-width="2" stroke-dasharray="10 8"/>`,
    `<g transform="translate(262 70)"><rect width="92" height="58" rx="4" fill="#f7f2e6"/><path d="M24 44 l16 -25 l11 14 l8 -10 l13 21 Z" fill="#1f4037"/><rect x="5" y="5" width="82" height="48" rx="2" fill="none" stroke="#1f4037" stroke-dasharray="4 3"/></g>`,
  ].join('');
}

/** One picture of a product as a whole SVG document. Pure: the same input gives the same bytes. */
export function productPicture(of: PictureOf, view: PictureView): string {
  const item = DRAWINGS[of.drawing](paintOf(of.color, of.accent));
  const lift = (FLOOR - (BOTTOM[of.drawing] ?? FLOOR)) / 2;
  const standing = `${backdrop(of.color, FLOOR - lift)}<g transform="translate(0 ${lift})">${item}</g>`;
  const pictures: Record<PictureView, () => string> = {
    front: () => svg('0 0 400 480', standing),
    outdoors: () =>
      svg(
        '0 0 400 480',
        `${landscape({ width: 400, height: 480 }, of.light, of.seed)}<ellipse cx="200" cy="438" rx="118" ry="12" fill="#0d1512" opacity=".45"/><g transform="translate(44 ${440 - (FLOOR - 2 * lift) * 0.78}) scale(.78)">${item}</g>`,
      ),
    detail: () => svg(FOCUS[of.drawing] ?? '130 128 190 228', standing),
    fabric: () => svg('0 0 400 480', weave(of.color)),
  };
  return pictures[view]();
}
