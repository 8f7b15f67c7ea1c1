import type { Variable } from '../scopes/scope.js';

/** A node of a syntax tree while it is being parsed: what it holds is added field by field. */
export class ScriptNode {
  type = '';
  end = 0;

  constructor(readonly start: number) {}
}

/** A name. There are more of them than of anything else, so they take no more room than they need. */
export class NameNode implements ScriptNode {
  type = 'Identifier';
  end = 0;
  /** What it stands for, once scopes are resolved. */
  variable: Variable | undefined = undefined;

  constructor(
    readonly start: number,
    readonly name: string,
  ) {}
}

/** A text or a number. */
export class LiteralNode implements ScriptNode {
  type = 'Literal';
  end = 0;

  constructor(
    readonly start: number,
    readonly value: string | number,
    private readonly source: string,
  ) {}

  /** How it is written; hardly anybody asks. */
  get raw(): string {
    return this.source.slice(this.start, this.end);
  }
}
