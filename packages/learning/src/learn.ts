import type { CorrectionKind, Improvement, ImprovementForm, Pattern, Rewrite } from '@safecode/domain/corrections/improvement';
import { canonicalJson } from '@safecode/verifier/hashing/canonical-json';
import { hashText } from '@safecode/verifier/hashing/hash-text';
import type { CompiledPolicy } from '@safecode/verifier/policy/compiled-policy';
import { learnAliases } from './aliases/learn-aliases.js';
import { classifyImprovement } from './classify/classify-improvement.js';
import { learnRewrites } from './learn/learn-rewrites.js';
import { readSample, type Correction, type Sample } from './learn/sample.js';
import { describeRename } from './renames/describe-rename.js';
import { learnRenames } from './renames/learn-renames.js';
import { isCssKind } from './tree/tree.js';

export type { Correction } from './learn/sample.js';

/** What learning depends on besides the corrections. */
export interface LearnOptions {
  /** The profile of the brand; without one no improvement is about a rule. */
  readonly policy: CompiledPolicy | null;
}

type Draft = Pick<Improvement, 'change' | 'before' | 'after'> & { readonly members: readonly number[]; readonly form: ImprovementForm };

/**
 * Learns improvements from the corrections of one scope: first how names and selectors changed, then what is left.
 * Pure and deterministic; the order of the corrections does not matter. Corrections that do not parse teach nothing.
 */
export function learn(corrections: readonly Correction[], options: LearnOptions): readonly Improvement[] {
  const samples = corrections
    .toSorted((a, b) => a.seq - b.seq || (a.id < b.id ? -1 : 1))
    .map(readSample)
    .filter((sample) => sample !== null);
  const renames = learnRenames(samples);
  const aliases = learnAliases(renames.rest);
  const rewrites = learnRewrites(aliases.rest);
  const drafts: Draft[] = [
    ...renames.learnt.map(({ rename, members }): Draft => ({ change: rename, members, form: 'rule', ...describeRename(rename) })),
    ...aliases.learnt.map(({ alias, members }): Draft => ({ change: alias, members, form: 'selector_alias', before: alias.from, after: alias.to })),
    ...rewrites.map(({ rewrite, members, before, after }): Draft => ({ change: rewrite, members, before, after, form: isCss(rewrite) ? 'css_rewrite' : 'ast_rewrite' })),
  ];
  return drafts.map((draft) => finish(draft, samples, options.policy));
}

/** What a pattern stands for: the node it begins with. */
function rootKind(pattern: Pattern | undefined): string {
  if (pattern === undefined || pattern.t === 'list') return '';
  if (pattern.t === 'region') return rootKind(pattern.kids[0]);
  return pattern.t === 'hole' ? (pattern.kinds?.[0] ?? pattern.category.replace(/^css token$/, 'Token').replace(/^css /, '')) : pattern.kind;
}

function isCss(rewrite: Rewrite): boolean {
  return rewrite.listKind === 'Decls' || rewrite.listKind === 'Stylesheet' || isCssKind(rootKind(rewrite.pattern[0]));
}

function finish(draft: Draft, samples: readonly Sample[], policy: CompiledPolicy | null): Improvement {
  const support = draft.members.flatMap((index) => samples[index] ?? []);
  const kind: CorrectionKind = classifyImprovement(draft.change, support, policy);
  const id = `imp_${hashText(canonicalJson(draft.change)).slice(0, 12)}`;
  return {
    version: 1,
    id,
    kind,
    form: draft.form,
    language: support[0]?.correction.language ?? 'js',
    before: draft.before,
    after: draft.after,
    support: support.map(({ correction }) => correction.id),
    authors: [...new Set(support.map(({ correction }) => correction.author))].sort(),
    change: draft.change,
  };
}
