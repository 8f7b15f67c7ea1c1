import type { Derivation, TemplatePiece } from '@safecode/domain/corrections/improvement';
import type { Tree } from '../tree/tree.js';

/** A place in the code of an example that a hole takes. */
export interface Slot {
  readonly start: number;
  readonly end: number;
  readonly hole: number;
  readonly kind: string;
  readonly derive: Derivation | null;
  /** True where an expression of lower rank needs brackets. */
  readonly wrap: boolean;
  /** Text to write before it: the key of a shorthand property. */
  readonly before: string;
}

/** The code of a node cut into text and holes. Lines behind the first lose the indentation the node has in the example. */
export function cutTemplate(code: string, tree: Tree, slots: readonly Slot[]): TemplatePiece[] {
  const pieces: TemplatePiece[] = [];
  const indent = indentAt(code, tree.start);
  const push = (from: number, to: number): void => {
    if (from < to) pieces.push({ text: unindent(code.slice(from, to), indent) });
  };
  let done = tree.start;
  for (const slot of [...slots].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (slot.start < done && slot.start !== slot.end) continue;
    if (slot.start < tree.start || slot.end > tree.end) continue;
    push(done, slot.start);
    pieces.push({ hole: slot.hole, kind: slot.kind, derive: slot.derive, wrap: slot.wrap, before: slot.before, quote: quoteOf(code, slot) });
    done = slot.end;
  }
  push(done, tree.end);
  return pieces;
}

function quoteOf(code: string, slot: Slot): string {
  const character = slot.kind === 'Text' ? code[slot.start - 1] : code[slot.start];
  return character === '"' || character === '`' ? character : "'";
}

/** The white space at the beginning of the line of a place. */
export function indentAt(code: string, at: number): string {
  const line = code.lastIndexOf('\n', at - 1) + 1;
  return /^[ \t]*/.exec(code.slice(line, at))?.[0] ?? '';
}

function unindent(text: string, indent: string): string {
  return indent === '' || text.includes('`') ? text : text.replaceAll(`\n${indent}`, '\n');
}

/** Code with named holes, for people. */
export function describe(code: string, tree: Pick<Tree, 'start' | 'end'>, slots: readonly Slot[]): string {
  const own = slots.filter((slot) => slot.start >= tree.start && slot.end <= tree.end);
  return cutTemplate(code, tree as Tree, own).map((piece) => ('text' in piece ? piece.text : `${piece.before}${nameHole(piece.hole, piece.derive)}`)).join('');
}

function nameHole(id: number, derive: Derivation | null): string {
  const name = `$${String.fromCharCode(65 + (id % 26))}${id >= 26 ? String(Math.floor(id / 26)) : ''}`;
  if (derive === null) return name;
  if (derive.op === 'affix') return derive.remove.some((part) => part !== '') ? `{${name} without ${derive.remove.join('…')}}` : `{${derive.add[0]}${name}${derive.add[1]}}`;
  return derive.op === 'replace' ? `{${name} with ${derive.to} for ${derive.from}}` : `{${name} × ${derive.factor} ${derive.newUnit}}`;
}
