import { scoreCandidate, shareOut, type TreeModel } from '@safecode/selectors/relocation/tree-model';
import { boostTrees, type BoostSettings, type TrainingGroup } from './boost-trees.js';
import type { KnownMove } from './known-moves.js';

/** A known move as the learner sees it. */
export interface Example extends TrainingGroup, Pick<KnownMove, 'site' | 'suite' | 'source' | 'target'> {
  /** Whether the element is still there; it may be there and not among the candidates. */
  readonly present: boolean;
}

/** What weights that never saw the site of an example say about it. */
export interface Verdict {
  readonly example: Example;
  /** Probability of the best candidate, before calibration, and whether it is the right one. */
  readonly raw: number;
  readonly right: boolean;
}

const FOLDS = 6;

/** Sites in folds: the storefront theme is one of its own, so that its figures come from other shops' pages only. */
export function foldOf(site: string, sites: readonly string[]): number {
  if (site === 'opencart') return FOLDS - 1;
  return sites.filter((other) => other !== 'opencart').indexOf(site) % (FOLDS - 1);
}

/** Fits on all folds but one and judges that one, for each fold. */
export function crossValidate(examples: readonly Example[], settings: BoostSettings): readonly Verdict[] {
  const sites = [...new Set(examples.map(({ site }) => site))].sort();
  return Array.from({ length: FOLDS }, (_none, fold) => {
    const model = boostTrees(teachable(examples.filter(({ site }) => foldOf(site, sites) !== fold)), settings);
    return examples.filter(({ site }) => foldOf(site, sites) === fold).map((example) => judge(model, example));
  }).flat();
}

/** Examples whose answer the learner can see: present ones whose element is not among the candidates would teach "gone". */
export function teachable(examples: readonly Example[]): readonly Example[] {
  return examples.filter(({ present, right }) => !present || right >= 0);
}

/** The best candidate of an example under a model. */
export function judge(model: TreeModel, example: Example): Verdict {
  const shares = shareOut(example.rows.map((row) => scoreCandidate(model, (at) => row[at] ?? -1)));
  let best = 0;
  for (const [at, share] of shares.entries()) if (share > (shares[best] ?? 0)) best = at;
  return { example, raw: shares[best] ?? 0, right: example.present && best === example.right };
}
