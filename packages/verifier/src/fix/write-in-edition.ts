import type { AssignmentExpression, Node } from 'estree';
import type { Fix } from '@safecode/domain/verification/report';
import type { Fixer } from './change.js';
import { sourceOf, spanOf, type JsSource } from './js-source.js';

/** Editions that know what the longer form is written with. */
const NEEDS: Readonly<Record<string, number>> = { '??=': 2020, '||=': 2015, '&&=': 2015 };

/** Writes newer syntax in a way the permitted edition knows and that means exactly the same. */
export const writeInEdition: Fixer = ({ policy, draft, change }) => {
  const { js } = change;
  if (js === null) return [];
  return js.nodes
    .filter((node) => spanOf(node).start <= draft.at.start && draft.at.start <= spanOf(node).end)
    .flatMap((node) => [...withoutSeparators(js, node), ...longerAssignment(js, node, policy.esLevel)])
    .toReversed();
};

/** `1_000` is `1000`. */
function withoutSeparators(js: JsSource, node: Node): Fix[] {
  const raw = sourceOf(js, node);
  if (node.type !== 'Literal' || !/^\d[\w.]*$/.test(raw) || !raw.includes('_')) return [];
  return [{ title: 'Write the number without separators', edits: [{ language: 'js', ...spanOf(node), text: raw.replaceAll('_', '') }] }];
}

/** `a ??= b` is `a = a ?? (b)`, where reading and setting `a` do nothing else. */
function longerAssignment(js: JsSource, node: Node, edition: number): Fix[] {
  if (node.type !== 'AssignmentExpression' || node.left.type !== 'Identifier') return [];
  const needed = NEEDS[node.operator];
  if (needed === undefined || edition < needed) return [];
  const text = `${node.left.name} = ${node.left.name} ${node.operator.slice(0, -1)} ${operand(js, node)}`;
  return [{ title: `Write ${node.operator} out`, edits: [{ language: 'js', ...spanOf(node), text }] }];
}

function operand(js: JsSource, node: AssignmentExpression): string {
  const text = sourceOf(js, node.right);
  return /^(?:Literal|Identifier|TemplateLiteral|MemberExpression|CallExpression|ArrayExpression|ObjectExpression)$/.test(node.right.type) ? text : `(${text})`;
}
