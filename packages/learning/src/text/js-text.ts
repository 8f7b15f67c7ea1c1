import type { BinaryExpression, CallExpression, Node } from 'estree';
import { endOf, nameOf, startOf } from '../tree/js-program.js';
import { joinPieces, type JoinedText, type Piece } from './placeholder.js';

/** True for an expression that writes a text itself: a literal, a template, a sum or a join of them. */
export function isWrittenText(node: Node): boolean {
  if (node.type === 'Literal') return typeof node.value === 'string';
  if (node.type === 'TemplateLiteral') return true;
  if (node.type === 'BinaryExpression') return isSum(node);
  return isJoin(node);
}

function isSum(node: BinaryExpression): boolean {
  return node.operator === '+' && operands(node).some((operand) => operand.type !== 'BinaryExpression' && isWrittenText(operand));
}

function isJoin(node: Node): node is CallExpression & { callee: { object: { type: 'ArrayExpression'; elements: Node[] } } } {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression' || nameOf(node.callee) !== 'join') return false;
  const { object } = node.callee;
  return object.type === 'ArrayExpression' && object.elements.length > 0 && object.elements.every((element) => element?.type === 'Literal' && typeof element.value === 'string');
}

function operands(node: Node): Node[] {
  return node.type === 'BinaryExpression' && node.operator === '+' ? [...operands(node.left), ...operands(node.right)] : [node];
}

/** The parts of a written text that are expressions. */
export function expressionsIn(node: Node): Node[] {
  if (node.type === 'TemplateLiteral') return node.expressions;
  if (node.type !== 'BinaryExpression') return [];
  return operands(node).flatMap((operand) => (isWrittenText(operand) ? expressionsIn(operand) : [operand]));
}

/** A written text as one text of the length of its source; null when escapes make that impossible. */
export function joinText(code: string, node: Node): JoinedText | null {
  const pieces: Piece[] = [];
  const open: boolean[] = [];
  for (const part of partsOf(node)) {
    if (part.isExpression) {
      if (open.length > 0) open[open.length - 1] = true;
      else return null;
    } else {
      pieces.push(part);
      open.push(false);
    }
  }
  if (open.at(-1) === true) return null;
  return joinPieces(code, pieces, (index) => open[index] === true);
}

interface Part extends Piece {
  readonly isExpression: boolean;
}

function partsOf(node: Node): Part[] {
  if (node.type === 'Literal') return [{ start: startOf(node) + 1, end: endOf(node) - 1, isExpression: false }];
  if (node.type === 'TemplateLiteral') {
    return node.quasis.flatMap((quasi, index): Part[] => {
      const expression = node.expressions[index];
      const text = { start: startOf(quasi), end: endOf(quasi), isExpression: false };
      return expression === undefined ? [text] : [text, { start: startOf(expression), end: endOf(expression), isExpression: true }];
    });
  }
  if (isJoin(node)) return node.callee.object.elements.flatMap(partsOf);
  return operands(node).flatMap((operand): Part[] => (isWrittenText(operand) ? partsOf(operand) : [{ start: startOf(operand), end: endOf(operand), isExpression: true }]));
}
