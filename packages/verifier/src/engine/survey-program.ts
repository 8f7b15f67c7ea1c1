import type { DoWhileStatement, ForInStatement, ForOfStatement, ForStatement, Node, Program, WhileStatement } from 'estree';

export type LoopNode = ForStatement | ForInStatement | ForOfStatement | WhileStatement | DoWhileStatement;

/** What one walk over a syntax tree tells. */
export interface ProgramSurvey {
  readonly isTooDeep: boolean;
  readonly loops: readonly LoopNode[];
  /** True when something is assigned to `x[y]`. */
  readonly hasComputedWrites: boolean;
}

/** Nesting beyond this is no code a person wrote; the walkers behind the parser are recursive. */
const MAX_NESTING = 500;

/** Walks a syntax tree once, level by level and so without recursion; stops where it is deeper than anything honest. */
export function surveyProgram(program: Program): ProgramSurvey {
  const loops: LoopNode[] = [];
  let hasComputedWrites = false;
  let level: Node[] = [program];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_NESTING) return { isTooDeep: true, loops, hasComputedWrites };
    const next: Node[] = [];
    for (const node of level) {
      if (isLoop(node)) loops.push(node);
      else if (node.type === 'AssignmentExpression') hasComputedWrites ||= node.left.type === 'MemberExpression' && node.left.computed;
      pushChildren(node, next);
    }
    level = next;
  }
  return { isTooDeep: false, loops, hasComputedWrites };
}

/** The parent of every node. Walks without recursion. */
export function parentsOf(program: Program): ReadonlyMap<Node, Node> {
  const parents = new Map<Node, Node>();
  const open: Node[] = [program];
  const children: Node[] = [];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    children.length = 0;
    pushChildren(node, children);
    for (const child of children) {
      parents.set(child, node);
      open.push(child);
    }
  }
  return parents;
}

/** True for every kind of loop. */
export function isLoop(node: Node): node is LoopNode {
  return node.type === 'ForStatement' || node.type === 'WhileStatement' || node.type === 'DoWhileStatement' || node.type === 'ForOfStatement' || node.type === 'ForInStatement';
}

function pushChildren(node: Node, children: Node[]): void {
  if (node.type === 'Identifier' || node.type === 'Literal') return;
  for (const key of Object.keys(node)) {
    if (key === 'type' || key === 'start' || key === 'end' || key === 'range') continue;
    const value: unknown = node[key as keyof Node];
    if (Array.isArray(value)) {
      for (const item of value as unknown[]) if (isNode(item)) children.push(item);
    } else if (isNode(value)) children.push(value);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}
