import type { Expression, Identifier, Node, Pattern } from 'estree';

const NO_DEFAULTS: readonly Expression[] = [];

/**
 * Calls back for every name a pattern binds, with the defaults it may have instead, the outermost first. Gives the
 * expressions inside of the pattern: defaults, computed keys and what is written to a member of; null for none.
 */
export function visitPattern(pattern: Pattern, onName: (name: Identifier, defaults: readonly Expression[]) => void): readonly Node[] | null {
  if (pattern.type === 'Identifier') {
    onName(pattern, NO_DEFAULTS);
    return null;
  }
  const expressions: Node[] = [];
  const visit = (part: Pattern, defaults: readonly Expression[]): void => {
    switch (part.type) {
      case 'Identifier':
        return onName(part, defaults);
      case 'RestElement':
        return visit(part.argument, defaults);
      case 'AssignmentPattern':
        visit(part.left, [...defaults, part.right]);
        expressions.push(part.right);
        return;
      case 'ArrayPattern':
        for (const element of part.elements) if (element !== null) visit(element, defaults);
        return;
      case 'MemberExpression':
        if (part.computed) expressions.push(part.property);
        expressions.push(part.object);
        return;
      case 'ObjectPattern':
        for (const property of part.properties) {
          if (property.type === 'Property' && property.computed) expressions.push(property.key);
          visit(property.type === 'Property' ? property.value : property.argument, defaults);
        }
    }
  };
  visit(pattern, NO_DEFAULTS);
  return expressions;
}
