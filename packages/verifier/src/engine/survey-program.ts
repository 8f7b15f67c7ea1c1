import type { DoWhileStatement, ForInStatement, ForOfStatement, ForStatement, Node, Program, WhileStatement } from 'estree';
import { eachChild } from './node-fields.js';

export type LoopNode = ForStatement | ForInStatement | ForOfStatement | WhileStatement | DoWhileStatement;

/** What one walk over a syntax tree tells. */
export interface ProgramSurvey {
  readonly isTooDeep: boolean;
}

/** Nesting beyond this is no code a person wrote; the walkers behind the parser are recursive. */
export const MAX_NESTING = 500;

/** Walks a syntax tree once; stops where it is deeper than anything honest. */
export function surveyProgram(program: Program): ProgramSurvey {
  const survey = new Survey();
  survey.visit(program);
  return survey;
}

class Survey implements ProgramSurvey {
  isTooDeep = false;
  private depth = 0;

  readonly visit = (node: Node): void => {
    this.depth += 1;
    if (this.depth > MAX_NESTING) this.isTooDeep = true;
    else eachChild(node, this.visit);
    this.depth -= 1;
  };
}

/** The parent of every node. Walks without recursion. */
export function parentsOf(program: Program): ReadonlyMap<Node, Node> {
  const parents = new Map<Node, Node>();
  const open: Node[] = [program];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const parent = node;
    eachChild(parent, (child) => {
      parents.set(child, parent);
      open.push(child);
    });
  }
  return parents;
}

/** True for every kind of loop. */
export function isLoop(node: Node): node is LoopNode {
  return node.type === 'ForStatement' || node.type === 'WhileStatement' || node.type === 'DoWhileStatement' || node.type === 'ForOfStatement' || node.type === 'ForInStatement';
}
