import { mixColors } from './paint.js';

/** The light of a landscape: its sky, its sun and its hills from far to near. */
export interface Light {
  readonly skyTop: string;
  readonly skyBottom: string;
  readonly sun: string;
  readonly far: string;
  readonly near: string;
}

export const LIGHTS = {
  dawn: { skyTop: '#8fb3b5', skyBottom: '#f6dcb4', sun: '#fff3d6', far: '#9fb4ae', near: '#24453c' },
  dusk: { skyTop: '#3d5a73', skyBottom: '#f2b27f', sun: '#ffd9a3', far: '#8e8a93', near: '#1c2f33' },
  clear: { skyTop: '#a9cbd4', skyBottom: '#eef3e6', sun: '#ffffff', far: '#a8bfb8', near: '#3b5a45' },
  winter: { skyTop: '#9db4c4', skyBottom: '#eef0f0', sun: '#fffaf0', far: '#bfcad1', near: '#3f5560' },
} as const satisfies Record<string, Light>;

export type LightName = keyof typeof LIGHTS;

/** A repeatable sequence of numbers in [0, 1): the same seed draws the same hills (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Ridge {
  readonly width: number;
  readonly height: number;
  readonly base: number;
  readonly relief: number;
  readonly steps: number;
}

function ridgePath(ridge: Ridge, next: () => number): string {
  const points: string[] = [];
  for (let step = 0; step <= ridge.steps; step += 1) {
    // Valleys and peaks alternate, but neither their places nor their heights are regular.
    const peak = step % 2 === 0 ? next() * 0.4 : 0.45 + next() * 0.55;
    const drift = step === 0 || step === ridge.steps ? 0 : (next() - 0.5) * 0.7;
    const x = Math.round((ridge.width * (step + drift)) / ridge.steps);
    const y = Math.round(ridge.base - ridge.relief * peak);
    points.push(`${x} ${y}`);
  }
  const curve = points.reduce((path, point, index) => {
    if (index === 0) return `M${point}`;
    const [px = '0', py = '0'] = (points[index - 1] ?? '0 0').split(' ');
    const [x = '0', y = '0'] = point.split(' ');
    const middle = (Number(px) + Number(x)) / 2;
    return `${path} C${middle} ${py} ${middle} ${y} ${x} ${y}`;
  }, '');
  return `${curve} L${ridge.width} ${ridge.height} L0 ${ridge.height} Z`;
}

function firs(width: number, ground: number, next: () => number): string {
  const trees: string[] = [];
  for (let x = -10; x < width + 20; x += 16 + next() * 26) {
    const tall = 38 + next() * 58;
    const half = tall * 0.19;
    const y = ground + next() * 16;
    trees.push(
      `M${x.toFixed(0)} ${(y - tall).toFixed(0)} L${(x + half * 0.7).toFixed(0)} ${(y - tall * 0.5).toFixed(0)} L${(x + half * 0.4).toFixed(0)} ${(y - tall * 0.5).toFixed(0)} L${(x + half).toFixed(0)} ${y.toFixed(0)} L${(x - half).toFixed(0)} ${y.toFixed(0)} L${(x - half * 0.4).toFixed(0)} ${(y - tall * 0.5).toFixed(0)} L${(x - half * 0.7).toFixed(0)} ${(y - tall * 0.5).toFixed(0)} Z`,
    );
  }
  return trees.join(' ');
}

/**
 * Hills under a sky, as the inner part of an SVG. `seed` shapes the hills; the foreground is left free for
 * something to stand on it.
 */
export function landscape(size: { width: number; height: number }, lightName: LightName, seed: number): string {
  const light = LIGHTS[lightName];
  const { width, height } = size;
  const next = sequence(seed);
  const ridges = [0, 1, 2, 3].map((depth) => {
    const path = ridgePath(
      { width, height, base: height * (0.5 + depth * 0.11), relief: height * (0.3 - depth * 0.055), steps: 6 + depth * 2 },
      next,
    );
    return `<path d="${path}" fill="${mixColors(light.far, light.near, depth / 3.6)}"/>`;
  });
  const ground = Math.round(height * 0.86);
  const front = mixColors(light.near, '#0d1512', 0.25);
  return [
    `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${light.skyTop}"/><stop offset=".62" stop-color="${light.skyBottom}"/></linearGradient>`,
    `<radialGradient id="glow"><stop offset="0" stop-color="${light.sun}"/><stop offset="1" stop-color="${light.sun}" stop-opacity="0"/></radialGradient></defs>`,
    `<rect width="${width}" height="${height}" fill="url(#sky)"/>`,
    `<circle cx="${Math.round(width * 0.7)}" cy="${Math.round(height * 0.32)}" r="${Math.round(height * 0.3)}" fill="url(#glow)" opacity=".85"/>`,
    `<circle cx="${Math.round(width * 0.7)}" cy="${Math.round(height * 0.32)}" r="${Math.round(height * 0.055)}" fill="${light.sun}"/>`,
    ...ridges.slice(0, 3),
    `<path d="${firs(width, height * 0.78, next)}" fill="${mixColors(light.far, light.near, 0.82)}"/>`,
    ridges[3] ?? '',
    `<path d="M0 ${ground} C${width * 0.3} ${ground - height * 0.06} ${width * 0.65} ${ground + height * 0.03} ${width} ${ground - height * 0.03} L${width} ${height} L0 ${height} Z" fill="${front}"/>`,
  ].join('');
}
