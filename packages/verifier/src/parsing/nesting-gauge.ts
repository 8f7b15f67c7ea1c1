/**
 * Tells how deep a syntax tree is at most, from the places of its nodes in the order in which they are closed: what lies
 * behind the beginning of a node, and was closed before it, may lie in it.
 */
export class NestingGauge {
  /** Levels of nodes, at most. */
  deepest = 2;
  private readonly starts: number[] = [];
  private readonly heights: number[] = [];
  private open = 0;

  /** A node that may hold names and constants, which themselves need not be told. */
  close(start: number): void {
    const { starts, heights } = this;
    let { open } = this;
    let height = 2;
    while (open > 0 && (starts[open - 1] ?? 0) >= start) {
      open -= 1;
      height = Math.max(height, (heights[open] ?? 0) + 1);
    }
    starts[open] = start;
    heights[open] = height;
    this.open = open + 1;
    if (height > this.deepest) this.deepest = height;
  }
}
