const TEST_ATTRIBUTE = /^data-(?:test|qa|cy|e2e|hook|automation|autotest)(?:$|[-_a-z])/;

/** Whether an attribute is there for tests to find the element by: `data-testid`, `data-qa` and their like. */
export function isTestAttribute(name: string): boolean {
  return TEST_ATTRIBUTE.test(name);
}
