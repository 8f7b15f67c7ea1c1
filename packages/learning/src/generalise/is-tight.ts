/** Parts of a node where an expression of lower rank needs brackets. */
const TIGHT: Readonly<Record<string, readonly number[]>> = {
  Member: [0], Index: [0], Call: [0], New: [0], Unary: [0], Update: [0], Binary: [0, 2], Logical: [0, 2], Await: [0], Conditional: [0], TaggedTemplate: [0],
};

/** True where an expression of lower rank needs brackets. */
export function isTight(parentKind: string, index: number): boolean {
  return TIGHT[parentKind]?.includes(index) ?? false;
}
