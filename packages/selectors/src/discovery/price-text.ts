/**
 * Amounts of money in texts, with the currency before or after them: "$1,455.00", "1.455,00 €", "CHF 12.-", "kr 99,-".
 */
const CURRENCY = String.raw`(?:(?:US|CA|AU|NZ|HK|A|C|R|S)?\$|[€£¥₹₽₩₺₫฿₴₪₦]|\b(?:USD|EUR|GBP|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|RON|TRY|JPY|INR|BRL|MXN|ZAR|Rs\.?)(?![\p{L}])|(?<![\p{L}])(?:kr\.?|zł|Kč|Ft|lei|TL|руб\.?|грн)(?![\p{L}]))`;
const NUMBER = String.raw`\d{1,3}(?:[.,'’\s\u00a0\u202f]\d{3})*(?:\s?[.,]\s?(?:\d{2}|[-–]{1,2}))?|\d+(?:\s?[.,]\s?(?:\d{1,2}|[-–]{1,2}))?`;
const AMOUNT = new RegExp(String.raw`(?<before>${CURRENCY})\s?(?<first>${NUMBER})(?![\d%])|(?<![\d.,])(?<second>${NUMBER})\s?(?<after>${CURRENCY})`, 'gu');

/** The amounts in a text, in order, in units of the currency (1455 for "$1,455.00"). */
export function amountsIn(text: string): number[] {
  if (!/\d/.test(text)) return [];
  return [...text.matchAll(AMOUNT)].flatMap(({ groups }) => amountOf(groups?.['first'] ?? groups?.['second'] ?? '') ?? []);
}

/** The value of a written number, whichever of point and comma it uses for decimals; undefined when there is none. */
export function amountOf(written: string): number | undefined {
  const digits = written.replace(/[\s\u00a0\u202f'’]/g, '').replace(/[.,][-–]+$/, '').replace(/[^\d.,]/g, '');
  if (!/\d/.test(digits)) return undefined;
  const decimals = /[.,](\d{1,2})$/.exec(digits);
  const whole = decimals === null ? digits : digits.slice(0, decimals.index);
  return Number(`${whole.replace(/[.,]/g, '')}.${decimals?.[1] ?? '0'}`);
}

/** A text without its amounts: what a label or a remark beside them says. */
export function withoutAmounts(text: string): string {
  return text.replace(AMOUNT, ' ').trim();
}
