import type { CorrectionKind } from '@safecode/domain/corrections/improvement';
import type { CompiledPolicy } from '@safecode/verifier/policy/compiled-policy';
import { changedPlaces } from '../aliases/pair-places.js';
import { addedBy, parentPair, removedBy, type Change } from '../diff/change.js';
import { readSample, withOriginal, changesOf, type Correction, type Sample } from '../learn/sample.js';
import { shownRenames } from '../renames/learn-renames.js';
import { applyRename } from '../renames/apply-rename.js';
import { applyChanges } from '../rewrite/write-code.js';
import { readCode } from '../tree/read-code.js';
import { categoryOf, walkTree, type Tree } from '../tree/tree.js';
import { brokenRules } from './broken-rules.js';
import { editOnly } from './edit-only.js';

type EditKind = Exclude<CorrectionKind, 'mixed' | 'format_only'>;

/**
 * What a correction is about: the class all its edits have, else `mixed`. Reasons play no part. `policy`: the profile
 * of the brand, without which nothing is `rule_compliance`. A correction that does not parse is `logic_fix`.
 */
export function classifyCorrection(correction: Correction, policy: CompiledPolicy | null): CorrectionKind {
  const sample = readSample(correction);
  if (sample === null) return isUnreadable(correction) ? 'logic_fix' : 'format_only';
  const kinds = new Set<EditKind>();
  const withoutSelectors = peelSelectors(sample, policy, kinds);
  const withoutNames = peelNames(withoutSelectors, policy, kinds);
  for (const change of changesOf(withoutNames)) kinds.add(kindOfChange(change, withoutNames, policy));
  const [only, ...more] = kinds;
  return only === undefined ? 'format_only' : more.length === 0 ? only : 'mixed';
}

function isUnreadable(correction: Correction): boolean {
  if (correction.original === correction.corrected) return false;
  return readCode(correction.original, correction.language) === null || readCode(correction.corrected, correction.language) === null;
}

/** Puts the new selectors into the original; what is left are the other edits. */
function peelSelectors(sample: Sample, policy: CompiledPolicy | null, kinds: Set<EditKind>): Sample {
  const pairs = changedPlaces(sample.original, sample.corrected).filter(({ old, next }) => old.members.length > 0 && !isOwn(old.key, next.key, { sample, policy }));
  let current = sample;
  for (const { old, next } of pairs.toSorted((a, b) => b.old.start - a.old.start)) {
    const text = sample.corrected.code.slice(next.start, next.end);
    const method = old.method !== null && old.method.end > 0 && next.method === null ? [{ ...old.method, text: 'querySelector' }] : [];
    const code = applyChanges(current.original.code, [...method, { start: old.start, end: old.end, text }]);
    const peeled = withOriginal(current, code);
    if (peeled !== current && changesOf(peeled).length < changesOf(current).length + (method.length > 0 ? 1 : 0)) {
      kinds.add('selector_fix');
      current = peeled;
    }
  }
  return current;
}

/** Names the brand's code brings along are no selectors of the site. */
function isOwn(old: string, next: string, { sample, policy }: { sample: Sample; policy: CompiledPolicy | null }): boolean {
  const names = (key: string): string[] => [...key.matchAll(/[.#]([\w-]+)/g)].map((match) => match[1] ?? '');
  const gone = names(old).filter((name) => !names(next).includes(name));
  const come = names(next).filter((name) => !names(old).includes(name));
  const prefix = policy?.prefix;
  if (prefix !== undefined && gone.length > 0 && gone.length === come.length && gone.every((name, index) => come[index] === `${prefix}${name}`)) return true;
  if (gone.length === 0) return false;
  return gone.every((name) => isSetByCode(sample.original.code, name) || (prefix !== undefined && name.startsWith(prefix)));
}

/** True when the code itself gives something this class or id. */
function isSetByCode(code: string, name: string): boolean {
  const escaped = name.replace(/[-]/g, '\\-');
  return new RegExp(String.raw`(?:classList\.add\([^)]*|className\s*\+?=\s*|\sclass=\\?|\bid\s*=\s*|setAttribute\(\s*['"](?:class|id)['"]\s*,\s*)["'\`](?:[^"'\`]*\s)?${escaped}(?:\s[^"'\`]*)?\\?["'\`]`).test(code);
}

function peelNames(sample: Sample, policy: CompiledPolicy | null, kinds: Set<EditKind>): Sample {
  let current = sample;
  for (const nameKind of ['keyframes', 'custom-property', 'class', 'binding'] as const) {
    for (const [from, to] of shownRenames(current, nameKind)) {
      const code = applyRename({ type: 'rename', nameKind, from, to, derive: null }, current.original.code, sample.correction.language);
      const next = withOriginal(current, code);
      if (next === current) continue;
      const isBroken = policy !== null && brokenRules(policy, current, code).length > 0;
      kinds.add(isBroken ? 'rule_compliance' : nameKind === 'binding' || nameKind === 'class' ? 'logic_fix' : 'style_fix');
      current = next;
    }
  }
  return current;
}

function kindOfChange(change: Change, sample: Sample, policy: CompiledPolicy | null): EditKind {
  if (policy !== null && brokenRules(policy, sample, editOnly(change, sample)).length > 0) return 'rule_compliance';
  return isStyle(change) ? 'style_fix' : 'logic_fix';
}

/** Declarations, values, conditions and whatever else stands in CSS; style values set from JavaScript. */
function isStyle(change: Change): boolean {
  if (change.path.some(({ before }) => categoryOf(before).startsWith('css ') || before.kind === 'Stylesheet' || before.kind === 'Decls')) return true;
  const changed = [...removedBy(change), ...addedBy(change)];
  if (changed.length === 0) return false;
  if (changed.every(setsStyle)) return true;
  const place = change.path.findLast(({ before }) => before.kind === 'Assign' || before.kind === 'StyleSet' || before.kind === 'Call');
  return place !== undefined && setsStyle(place.before) && setsStyle(place.after) && isValueOf(place.before, change);
}

/** `x.style.y = …`, `x.style.setProperty(…)`, `Object.assign(x.style, …)`, `x.style.cssText = …`. */
function setsStyle(tree: Tree): boolean {
  if (tree.kind === 'ExpressionStatement') return tree.kids[0] !== undefined && setsStyle(tree.kids[0]);
  if (tree.kind === 'StyleSet' || tree.kind === 'CssText') return true;
  const isStyleMember = (node: Tree | undefined): boolean => node !== undefined && (node.kind === 'Member' || node.kind === 'Index') && node.kids[0] !== undefined && endsInStyle(node.kids[0]);
  if (tree.kind === 'Assign') return isStyleMember(tree.kids[0]);
  if (tree.kind !== 'Call') return false;
  const callee = tree.kids[0];
  if (isStyleMember(callee)) return true;
  return callee?.kids[2]?.label === 'assign' && tree.kids[2]?.kids[0] !== undefined && endsInStyle(tree.kids[2].kids[0]);
}

function endsInStyle(tree: Tree): boolean {
  return (tree.kind === 'Member' && tree.kids[2]?.label === 'style') || (tree.kind === 'Identifier' && tree.label === 'style');
}

/** The change is about the value or property, not about which element. */
function isValueOf(place: Tree, change: Change): boolean {
  const target = place.kids[0]?.kids[0];
  return target === undefined || !removedBy(change).some((tree) => [...walkTree(target)].includes(tree)) || parentPair(change).before === place.kids[0];
}
