import type { CssContext } from '../../css/css-context.js';
import type { CssDeclaration } from '../../css/css-syntax.js';
import { statesOf } from './states.js';

/** Opacity below which a layer counts as invisible (safety policy, point 19). */
const INVISIBLE_BELOW = 0.1;

/**
 * Finds layers that cover the viewport: an error when they are invisible and take clicks, a warning when visible.
 * Declarations of one selector are read together; the last of a property wins.
 */
export function checkOverlay(context: CssContext, bySelector: ReadonlyMap<string, readonly CssDeclaration[]>): void {
  const variables = variablesOf(bySelector);
  for (const [selector, declarations] of bySelector) {
    const layer = layerOf(declarations, variables);
    if (layer !== null) report(context, { selector, declarations, layer });
  }
  for (const { selector, declarations } of statesOf(bySelector)) {
    // A state that is seen is no worse than the layer it is a state of.
    const alone = layerOf(bySelector.get(selector) ?? [], variables);
    if (alone !== 'invisible' && layerOf(declarations, variables) === 'invisible') report(context, { selector, declarations, layer: 'invisible' });
  }
}

type Layer = 'visible' | 'invisible';

/** What declarations that hold together make of an element; null when it does not cover the viewport or takes no clicks. */
function layerOf(declarations: readonly CssDeclaration[], variables: ReadonlyMap<string, string>): Layer | null {
  const last = new Map(declarations.map((declaration) => [declaration.name, resolved(valueText(declaration), variables)]));
  if (!coversViewport(last) || !takesClicks(last)) return null;
  return isInvisible(last) ? 'invisible' : 'visible';
}

function report(context: CssContext, found: { readonly selector: string; readonly declarations: readonly CssDeclaration[]; readonly layer: Layer }): void {
  const { selector, declarations, layer } = found;
  const at = declarations.find((declaration) => declaration.name === 'position') ?? declarations[0];
  if (at === undefined) return;
  context.findings.add({
    category: 'overlay',
    at: context.locate(at.start, at.end),
    message: `${selector} covers the viewport${layer === 'invisible' ? ', is invisible and takes clicks' : ' and takes clicks'}.`,
    ...(layer === 'invisible' ? {} : { severity: 'warning' as const }),
  });
}

/** Custom properties of the sheet that have one value everywhere. */
function variablesOf(bySelector: ReadonlyMap<string, readonly CssDeclaration[]>): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const declaration of [...bySelector.values()].flat()) {
    if (!declaration.name.startsWith('--')) continue;
    // The one that hides most is what has to be reckoned with.
    const value = valueText(declaration);
    const known = values.get(declaration.name);
    if (known === undefined || Number.parseFloat(value) < Number.parseFloat(known)) values.set(declaration.name, value);
  }
  return values;
}

const MAX_STEPS = 8;

/** A value with its variables put in and its simple sums worked out. */
function resolved(value: string, variables: ReadonlyMap<string, string>): string {
  let text = value;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const match = /var\(\s*(--[\w-]+)\s*(?:,\s*([^()]*))?\)/.exec(text);
    if (match === null) break;
    text = text.replace(match[0], variables.get(match[1] ?? '') ?? match[2] ?? '1');
  }
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const match = /(?:calc)?\(\s*(-?[\d.]+%?)\s*([*/+-])\s*(-?[\d.]+)\s*\)/.exec(text) ?? /calc\(\s*(-?[\d.]+%?)\s*\)/.exec(text);
    if (match === null) break;
    text = text.replace(match[0], String(workedOut(amountOf(match[1] ?? ''), match[2], amountOf(match[3] ?? '1'))));
  }
  return text.replace(/\b(min|max|clamp)\(([^()]*)\)/g, (_all, name: string, list: string) => String(chosen(name, list.split(',').map((part) => amountOf(part.trim())))));
}

/** What `min`, `max` and `clamp` choose. */
function chosen(name: string, amounts: readonly number[]): number {
  if (name === 'max') return Math.max(...amounts);
  const [low = 1, amount = 1, high = 1] = amounts;
  return name === 'min' ? Math.min(...amounts) : Math.max(low, Math.min(amount, high));
}

function workedOut(left: number, operator: string | undefined, right: number): number {
  switch (operator) {
    case '*':
      return left * right;
    case '/':
      return left / right;
    case '+':
      return left + right;
    case '-':
      return left - right;
    default:
      return left;
  }
}

function coversViewport(style: ReadonlyMap<string, string>): boolean {
  if (!/^(?:fixed|absolute)$/.test(style.get('position') ?? '')) return false;
  const width = isEdge(style, ['left', 'right', 'inline']) || isFull(style.get('width') ?? style.get('inline-size') ?? style.get('min-width'), 'w');
  const height = isEdge(style, ['top', 'bottom', 'block']) || isFull(style.get('height') ?? style.get('block-size') ?? style.get('min-height'), 'h');
  return width && height;
}

/** True when both edges of an axis are set to zero or beyond the viewport. */
function isEdge(style: ReadonlyMap<string, string>, [start, end, axis]: readonly [string, string, string]): boolean {
  const inset = style.get('inset') ?? style.get(`inset-${axis}`);
  if (inset !== undefined && inset.split(/\s+/).every(isZeroOrLess)) return true;
  const from = style.get(start) ?? style.get(`inset-${axis}-start`);
  const to = style.get(end) ?? style.get(`inset-${axis}-end`);
  return from !== undefined && to !== undefined && isZeroOrLess(from) && isZeroOrLess(to);
}

function isZeroOrLess(value: string): boolean {
  return /^(?:[+-]?0(?:\.0+)?(?:[a-z]+|%)?|-\d[\d.]*(?:[a-z]+|%)?)$/.test(value);
}

function isFull(value: string | undefined, axis: 'w' | 'h'): boolean {
  const match = /^([\d.]+)(%|[sld]?v(?:w|h|max|min|i|b)|px)$/.exec(value ?? '');
  if (match === null) return false;
  const amount = Number(match[1]);
  if (match[2] === 'px') return amount >= (axis === 'w' ? 1200 : 900);
  return amount >= 95;
}

function takesClicks(style: ReadonlyMap<string, string>): boolean {
  return style.get('pointer-events') !== 'none' && style.get('display') !== 'none' && style.get('visibility') !== 'hidden';
}

function isInvisible(style: ReadonlyMap<string, string>): boolean {
  const filter = /opacity\(\s*([\d.]+%?)\s*\)/.exec(style.get('filter') ?? '')?.[1];
  return [style.get('opacity'), filter].some((value) => value !== undefined && amountOf(value) < INVISIBLE_BELOW);
}

function amountOf(value: string): number {
  const amount = Number.parseFloat(value);
  if (Number.isNaN(amount)) return 1;
  return value.endsWith('%') ? amount / 100 : amount;
}

function valueText(declaration: CssDeclaration): string {
  return declaration.value.map((token) => token.text).join('').toLowerCase().replace(/!\s*important$/, '').trim();
}
