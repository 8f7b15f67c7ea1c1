/**
 * A string as a JavaScript literal that is also harmless inside an inline `<script>` element: `<` is written as an
 * escape, so that neither `</script` nor `<!--` can arise, and so are U+2028 and U+2029, which end a line in old engines.
 */
export function jsStringLiteral(text: string): string {
  return JSON.stringify(text).replace(/[<\u2028\u2029]/g, (char) => (char === '<' ? '\\u003C' : char === '\u2028' ? '\\u2028' : '\\u2029'));
}

/** A number as a JavaScript expression. Negative ones stand in brackets, so that `1 -{{n}}` stays an expression. */
export function jsNumberLiteral(value: number): string {
  const digits = plainDecimal(value);
  return digits.startsWith('-') ? `(${digits})` : digits;
}

/** A finite number in decimal digits, never with an exponent: CSS and people read it the same way. */
export function plainDecimal(value: number): string {
  const plain = String(value);
  if (!plain.includes('e')) return plain;
  return Math.abs(value) >= 1 ? BigInt(Math.round(value)).toString() : value.toFixed(20).replace(/\.?0+$/, '');
}
