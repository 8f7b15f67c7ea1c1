/** The colours one drawing is made with, all derived from a product's colour. Hex with six digits. */
export interface Paint {
  readonly base: string;
  readonly light: string;
  readonly dark: string;
  readonly deep: string;
  readonly accent: string;
}

/** Mixes two hex colours; `share` 0 gives the first, 1 the second. */
export function mixColors(first: string, second: string, share: number): string {
  const channel = (hex: string, at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => {
    const value = Math.round(channel(first, at) * (1 - share) + channel(second, at) * share);
    return value.toString(16).padStart(2, '0');
  });
  return `#${mixed.join('')}`;
}

/** The paint of a product colour: shades for folds and seams, and an accent for zips and straps. */
export function paintOf(base: string, accent = '#d9863b'): Paint {
  return {
    base,
    light: mixColors(base, '#ffffff', 0.22),
    dark: mixColors(base, '#101512', 0.22),
    deep: mixColors(base, '#101512', 0.48),
    accent,
  };
}

/** Draws the same shape again, mirrored on the vertical middle of a 400 wide picture. */
export function mirrored(shape: string): string {
  return `${shape}<g transform="translate(400 0) scale(-1 1)">${shape}</g>`;
}

/** A line of stitching. */
export function stitch(path: string, color: string): string {
  return `<path d="${path}" fill="none" stroke="${color}" stroke-width="1.6" stroke-dasharray="4 3.4" opacity=".75"/>`;
}

/** A plain line: seams, zips, straps. */
export function line(path: string, color: string, width = 3): string {
  return `<path d="${path}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
}

/** A filled shape. */
export function fill(path: string, color: string, opacity = 1): string {
  return `<path d="${path}" fill="${color}"${opacity === 1 ? '' : ` opacity="${opacity}"`}/>`;
}
