/** A leaf is its value; a branch asks whether the evidence is at most the threshold. Evidence that is missing counts as -1. */
export type TreeNode = number | readonly [evidence: number, threshold: number, atMost: TreeNode, above: TreeNode];

/** Small regression trees whose values add up to the score of a candidate: boosted with a softmax over candidates. */
export interface TreeModel {
  /** The score of a candidate before any evidence; the score of "it is gone" is 0. */
  readonly base: number;
  readonly trees: readonly TreeNode[];
}

/** The score of one candidate: a log-odds against "it is gone". Only evidence that a branch asks for is read. */
export function scoreCandidate(model: TreeModel, evidence: (at: number) => number): number {
  let score = model.base;
  for (const tree of model.trees) {
    let node = tree;
    while (typeof node !== 'number') node = evidence(node[0]) > node[1] ? node[3] : node[2];
    score += node;
  }
  return score;
}

/** Probabilities of the candidates, in their order; what they lack to 1 is the probability that the element is gone. */
export function shareOut(scores: readonly number[]): number[] {
  // The largest score is taken off first, so that no exponential overflows.
  const largest = Math.max(0, ...scores);
  const weights = scores.map((score) => Math.exp(score - largest));
  const total = weights.reduce((sum, weight) => sum + weight, Math.exp(-largest));
  return weights.map((weight) => weight / total);
}
