import { parse } from 'acorn';
import type { Node, Program } from 'estree';
import { expect, it } from 'vitest';
import { WHOLE_CORPUS } from '../corpus/whole-corpus.js';
import { fieldsOf, isNode, ownFields } from './node-fields.js';

/** Every node, by whatever field of whatever object it hangs on. */
function everyNode(value: unknown, found: Node[] = []): Node[] {
  if (Array.isArray(value)) for (const item of value as unknown[]) everyNode(item, found);
  else if (isNode(value)) {
    found.push(value);
    for (const inner of Object.values(value)) everyNode(inner, found);
  }
  return found;
}

it.each([2017, 2020, 2022, 2025] as const)('no field of a node is passed over, and none is listed that the parser does not make (ES%i)', (ecmaVersion) => {
  const seen = new Map<string, Set<string>>();
  const missing = new Set<string>();
  for (const { code, language } of WHOLE_CORPUS) {
    if (language !== 'js') continue;
    let program: Program;
    try {
      program = parse(code, { ecmaVersion, sourceType: 'script' }) as unknown as Program;
    } catch {
      continue;
    }
    for (const node of everyNode(program)) for (const field of ownFields(node)) {
      if (!fieldsOf(node).includes(field)) missing.add(`${node.type}.${field}`);
      seen.set(node.type, (seen.get(node.type) ?? new Set()).add(field));
    }
  }
  expect([...missing]).toEqual([]);
  expect(seen.size).toBeGreaterThan(40);
  if (ecmaVersion !== 2025) return;
  for (const [type, fields] of seen) expect([type, fieldsOf({ type } as Node)]).toEqual([type, [...fields].sort()]);
});
