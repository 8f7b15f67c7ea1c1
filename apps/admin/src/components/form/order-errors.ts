import type { FormErrors } from '@mantine/form';

type NodeOf = (path: string) => Node | null;

const stands = (a: Node | null, b: Node | null): number => {
  if (a === null || b === null || a === b) return 0;
  return (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) === 0 ? 1 : -1;
};

/** Errors in the order their fields are read in; a schema has an order of its own. */
export const orderErrors = (errors: FormErrors, nodeOf: NodeOf): FormErrors =>
  Object.fromEntries(Object.entries(errors).sort(([a], [b]) => stands(nodeOf(a), nodeOf(b))));
