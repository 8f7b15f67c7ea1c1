/** A token of a style sheet, with its place in the source. */
export interface CssToken {
  readonly type: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface CssDeclaration {
  readonly kind: 'declaration';
  /** Decoded; lower case unless it is a custom property. */
  readonly name: string;
  readonly value: readonly CssToken[];
  readonly start: number;
  readonly end: number;
}

export interface CssRule {
  readonly kind: 'rule';
  readonly prelude: readonly CssToken[];
  readonly body: readonly CssNode[];
  readonly start: number;
  readonly end: number;
}

export interface CssAtRule {
  readonly kind: 'at-rule';
  readonly name: string;
  readonly prelude: readonly CssToken[];
  /** Null for a statement such as `@import`. */
  readonly body: readonly CssNode[] | null;
  readonly start: number;
  readonly end: number;
}

export type CssNode = CssDeclaration | CssRule | CssAtRule;

export interface CssProblem {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export interface ParsedCss {
  readonly nodes: readonly CssNode[];
  readonly problems: readonly CssProblem[];
}
