const MARKS = /\p{M}+/gu;
const RUNS = /[\p{L}\p{M}]+|\p{N}+/gu;
/** Scripts that put no space between words: two neighbouring characters stand for a word. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** Most pages are mostly ASCII, and the patterns for all scripts are slow. */
const ASCII = /^[\0-\x7f]*$/;
const ASCII_RUNS = /[a-z]+|\d+/g;
const NAME_PARTS = /[\p{Lu}]?[\p{Ll}]+|[\p{Lu}]+(?![\p{Ll}])|\p{N}+|[^\p{L}\p{N}\s_\-:.]+/gu;

/** Text without case, accents and width variants, so that `İçin`, `için` and `icin` are one word. */
export function foldText(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text.normalize('NFKD').toLowerCase().replace(MARKS, '');
}

/** The words of a text in order, folded, at most `limit`. */
export function wordsOf(text: string, limit = 60): string[] {
  const folded = foldText(text);
  const runs = runsOf(folded) ?? [];
  if (ASCII.test(folded)) return runs.length > limit ? runs.slice(0, limit) : runs;
  const words: string[] = [];
  for (const run of runs) {
    if (words.length >= limit) break;
    if (run.length > 2 && UNSPACED.test(run)) for (let at = 0; at + 1 < run.length && words.length < limit; at += 1) words.push(run.slice(at, at + 2));
    else words.push(run);
  }
  return words;
}

function runsOf(folded: string): string[] | null {
  return folded.match(ASCII.test(folded) ? ASCII_RUNS : RUNS);
}

/**
 * A text as it is compared: folded, without punctuation, so that `* E-Mail:` and `e-mail` are the same label. A text of
 * signs only keeps its signs.
 */
export function keyOf(text: string): string {
  const folded = foldText(text);
  const runs = runsOf(folded);
  return runs === null ? folded.trim() : runs.join(' ');
}

/** The form of a text with numbers: `$1,204.00` and `$9.50` are both `$#`. Empty for a text without digits. */
export function shapeOf(text: string): string {
  const folded = foldText(text);
  return /\d/.test(folded) ? folded.replace(/\d[\d.,:]*/g, '#') : '';
}

/** The parts of an identifier or a class name: `btnAddCart--big` is btn, add, cart, big. Numbers of more than three digits are left out. */
export function partsOf(name: string): string[] {
  return (name.match(NAME_PARTS) ?? []).map((part) => part.toLowerCase()).filter((part) => !/^\d{4,}$/.test(part));
}
