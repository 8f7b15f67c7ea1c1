import type { Rewrite } from '@safecode/domain/corrections/improvement';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import { readCode, type ReadCode } from '../tree/read-code.js';
import type { Tree } from '../tree/tree.js';
import { isDone } from './is-done.js';
import { findMatches, type Found, type RegionSite } from './match-pattern.js';
import { applyChanges, needsBrackets, placeNodes, writeNode, type TextChange } from './write-code.js';
import { indentAt } from '../generalise/template.js';

/** A rewrite that still changes something after so many rounds would never end. */
const MAX_ROUNDS = 24;
/** So much longer becomes only code that a rewrite feeds on. */
const MAX_GROWTH = 3;

/**
 * Applies a rewrite wherever it fits until nothing is left to do. The code comes back as it was when it does not
 * parse, when the result would not, or when the rewrite never comes to an end on it.
 */
export function applyRewrite(rewrite: Rewrite, code: string, language: CodeLanguage): string {
  let current = code;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const read = readCode(current, language);
    if (read === null) return code;
    const changes = oneRound(rewrite, read);
    if (changes.length === 0) return current;
    const next = applyChanges(current, changes);
    if (next === current) return current;
    if (next.length > code.length * MAX_GROWTH + 4000) return code;
    current = next;
  }
  return code;
}

/** Changes that do not overlap; inner places first, so that outer ones are changed with what is in them done. */
function oneRound(rewrite: Rewrite, read: ReadCode): TextChange[] {
  const taken: TextChange[] = [];
  const groups = findMatches(rewrite, read.tree)
    .filter((found) => !isDone(rewrite, found))
    .flatMap((found) => {
      const changes = changesAt(rewrite, read.code, found);
      return changes === null ? [] : [changes];
    })
    .sort((a, b) => span(a) - span(b));
  for (const group of groups) if (group.every((change) => !taken.some((other) => overlaps(change, other)))) taken.push(...group);
  return taken;
}

function span(changes: readonly TextChange[]): number {
  return changes.reduce((sum, change) => sum + change.end - change.start, 0);
}

function overlaps(left: TextChange, right: TextChange): boolean {
  return left.start === right.start || (left.start < right.end && right.start < left.end);
}

function changesAt(rewrite: Rewrite, code: string, found: Found): TextChange[] | null {
  const changes: TextChange[] = [];
  for (const [id, region] of rewrite.regions.entries()) {
    const site = found.match.regions.get(id);
    if (site === undefined) return null;
    const nodes: string[] = [];
    for (const [index, pieces] of region.nodes.entries()) {
      const at = site.trees[0]?.start ?? anchorStart(site);
      const text = writeNode(pieces, found.match, { code, indent: indentAt(code, at), quote: code[at - 1] ?? "'" });
      if (text === null) return null;
      const pattern = region.pattern[index];
      const written = site.trees[0]?.kind === 'DeclName' && code[at - 1] === '.' ? asMember(text) : text;
      nodes.push(pattern !== undefined && 'kind' in pattern && needsBrackets(site, pattern.kind) ? `(${written})` : written);
    }
    const change = placeNodes(code, site, nodes);
    if (change === null) return null;
    if (code.slice(change.start, change.end) !== change.text) changes.push(change);
  }
  return changes.length === 0 ? null : changes;
}

function anchorStart(site: RegionSite): number {
  const near: Tree | undefined = site.parent?.kids[site.from - 1] ?? site.parent?.kids[site.from];
  return near?.start ?? site.parent?.start ?? 0;
}

/** `font-size` as the member of a style object. */
function asMember(property: string): string {
  return property.replace(/^-(?=[a-z])/, '').replace(/-([a-z])/g, (_all, letter: string) => letter.toUpperCase());
}
