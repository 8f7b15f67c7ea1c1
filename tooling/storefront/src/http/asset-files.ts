import { readdirSync, readFileSync } from 'node:fs';
import { COLORS } from '../catalog/colors.js';
import { COLOR_FAMILIES } from '../catalog/product.js';
import type { StorefrontVersion } from '../pages/page.js';
import { redesignStyles } from '../pages/redesign.js';

// The same two steps lead to the package's folder from src/http and from dist/http.
const STYLES = new URL('../../assets/', import.meta.url);
const SCRIPTS = new URL('../../dist/client/', import.meta.url);

const FAMILY_COLORS: Record<(typeof COLOR_FAMILIES)[number], string> = {
  green: '#5d6f3f',
  blue: '#3f6f8a',
  grey: '#6c7680',
  brown: '#7a4a2b',
  orange: '#c2672b',
  red: '#a5402d',
  yellow: '#c28a2b',
  white: '#e4dac3',
};

function colorClasses(): string {
  const colors = Object.values(COLORS).map((color) => `.dot--${color.id} { background-color: ${color.hex}; }`);
  const families = COLOR_FAMILIES.map((family) => `.dot--family-${family} { background-color: ${FAMILY_COLORS[family]}; }`);
  return [...colors, ...families].join('\n');
}

function readStyles(): string {
  const names = readdirSync(STYLES).filter((name) => name.endsWith('.css') && name !== 'redesign.css').sort();
  return `${names.map((name) => readFileSync(new URL(name, STYLES), 'utf8')).join('\n')}\n${colorClasses()}\n`;
}

function readScripts(): Map<string, string> {
  let names: string[];
  try {
    names = readdirSync(SCRIPTS).filter((name) => name.endsWith('.js'));
  } catch (cause) {
    throw new Error('The scripts of the demonstration shop are not built. Run "tsc -b tooling/storefront".', { cause });
  }
  return new Map(names.map((name) => [name, readFileSync(new URL(name, SCRIPTS), 'utf8').replace(/^\/\/# sourceMappingURL=.*$/mu, '')]));
}

export interface AssetFiles {
  readonly styles: Readonly<Record<StorefrontVersion, string>>;
  /** Scripts by file name. */
  readonly scripts: ReadonlyMap<string, string>;
}

/** Reads style sheets and scripts, once per shop. Throws with a clear sentence when the scripts are not built. */
export function readAssetFiles(): AssetFiles {
  const base = readStyles();
  const redesign = readFileSync(new URL('redesign.css', STYLES), 'utf8');
  return { styles: { 1: base, 2: `${redesignStyles(base, 2)}\n${redesign}` }, scripts: readScripts() };
}
