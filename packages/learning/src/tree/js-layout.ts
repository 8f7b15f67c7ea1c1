/** How a field of a node is read: a node, a list of nodes, or a statement in which braces do not matter. */
type Field = readonly [key: string, mode: 'node' | 'block' | 'binding' | 'label' | `list ${string}`];

interface Layout {
  readonly kind?: string;
  /** Fields that are part of the node's own name. */
  readonly label?: readonly string[];
  readonly fields: readonly Field[];
}

/** The fields of every type of node that needs no special reading. */
export const JS_LAYOUT: Readonly<Record<string, Layout>> = {
  Program: { fields: [['body', 'list Statements']] },
  BlockStatement: { kind: 'Block', fields: [['body', 'list Statements']] },
  StaticBlock: { fields: [['body', 'list Statements']] },
  ExpressionStatement: { fields: [['expression', 'node']] },
  ReturnStatement: { fields: [['argument', 'node']] },
  ThrowStatement: { fields: [['argument', 'node']] },
  DebuggerStatement: { fields: [] },
  BreakStatement: { fields: [['label', 'label']] },
  ContinueStatement: { fields: [['label', 'label']] },
  LabeledStatement: { fields: [['label', 'label'], ['body', 'node']] },
  IfStatement: { fields: [['test', 'node'], ['consequent', 'block'], ['alternate', 'block']] },
  WhileStatement: { fields: [['test', 'node'], ['body', 'block']] },
  DoWhileStatement: { fields: [['body', 'block'], ['test', 'node']] },
  ForStatement: { fields: [['init', 'node'], ['test', 'node'], ['update', 'node'], ['body', 'block']] },
  ForInStatement: { fields: [['left', 'node'], ['right', 'node'], ['body', 'block']] },
  ForOfStatement: { label: ['await'], fields: [['left', 'node'], ['right', 'node'], ['body', 'block']] },
  SwitchStatement: { fields: [['discriminant', 'node'], ['cases', 'list Cases']] },
  SwitchCase: { kind: 'Case', fields: [['test', 'node'], ['consequent', 'list Statements']] },
  TryStatement: { fields: [['block', 'node'], ['handler', 'node'], ['finalizer', 'node']] },
  CatchClause: { kind: 'Catch', fields: [['param', 'binding'], ['body', 'node']] },
  WithStatement: { fields: [['object', 'node'], ['body', 'block']] },
  VariableDeclarator: { kind: 'Declarator', fields: [['id', 'binding'], ['init', 'node']] },
  ClassDeclaration: { fields: [['id', 'binding'], ['superClass', 'node'], ['body', 'node']] },
  ClassExpression: { kind: 'Class', fields: [['id', 'binding'], ['superClass', 'node'], ['body', 'node']] },
  ClassBody: { fields: [['body', 'list Members']] },
  ThisExpression: { kind: 'This', fields: [] },
  Super: { fields: [] },
  ArrayExpression: { kind: 'Array', fields: [['elements', 'list Elements']] },
  ObjectExpression: { kind: 'Object', fields: [['properties', 'list Properties']] },
  SequenceExpression: { kind: 'Sequence', fields: [['expressions', 'list Expressions']] },
  ConditionalExpression: { kind: 'Conditional', fields: [['test', 'node'], ['consequent', 'node'], ['alternate', 'node']] },
  SpreadElement: { fields: [['argument', 'node']] },
  AwaitExpression: { kind: 'Await', fields: [['argument', 'node']] },
  YieldExpression: { kind: 'Yield', label: ['delegate'], fields: [['argument', 'node']] },
  TaggedTemplateExpression: { kind: 'TaggedTemplate', fields: [['tag', 'node'], ['quasi', 'node']] },
  ArrayPattern: { fields: [['elements', 'list Patterns']] },
  ObjectPattern: { fields: [['properties', 'list Properties']] },
  RestElement: { fields: [['argument', 'binding']] },
  AssignmentPattern: { fields: [['left', 'binding'], ['right', 'node']] },
  MetaProperty: { label: ['meta', 'property'], fields: [] },
  ImportExpression: { kind: 'ImportCall', fields: [['source', 'node']] },
};

/** Operators stand in a leaf of their own, so that a change of one leaves the operands alone. */
export const OPERATOR_KINDS: Readonly<Record<string, { readonly kind: string; readonly left: string | null; readonly right: string | null }>> = {
  BinaryExpression: { kind: 'Binary', left: 'left', right: 'right' },
  LogicalExpression: { kind: 'Logical', left: 'left', right: 'right' },
  AssignmentExpression: { kind: 'Assign', left: 'left', right: 'right' },
};
