/**
 * A value as data inside an element that its content cannot close: JSON, with every `<` and `>` and every line or
 * paragraph separator escaped. The same value always gives the same text, so that a prefix can be cached.
 */
export function fenceData(name: string, value: unknown): string {
  const json = JSON.stringify(value)
    .replaceAll('<', String.raw`\u003c`)
    .replaceAll('>', String.raw`\u003e`)
    .replaceAll('\u2028', String.raw`\u2028`)
    .replaceAll('\u2029', String.raw`\u2029`);
  return `<data name="${name}">${json}</data>`;
}
