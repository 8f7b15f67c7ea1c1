/**
 * Words that common passwords of twelve or more characters are made of: taken from what every published list of leaked
 * passwords has at its head. A small list of our own, not a breach corpus: it refuses patterns, not single leaks.
 */
const COMMON_WORDS = [
  'password', 'passwort', 'passw', 'contrasena', 'motdepasse', 'welcome', 'willkommen', 'letmein', 'changeme', 'secret', 'qwerty', 'qwertz',
  'azerty', 'asdfgh', 'zxcvbn', 'iloveyou', 'admin', 'administrator', 'root', 'login', 'master', 'monkey', 'dragon', 'football', 'baseball',
  'superman', 'batman', 'princess', 'sunshine', 'shadow', 'michael', 'jennifer', 'trustno', 'starwars', 'whatever', 'freedom', 'hello',
  'summer', 'winter', 'spring', 'autumn', 'january', 'february', 'march', 'april', 'june', 'july', 'august', 'september', 'october',
  'november', 'december', 'monday', 'friday', 'test', 'testing', 'guest', 'default', 'temp', 'temporary', 'computer', 'internet',
  'google', 'facebook', 'company', 'access', 'mypass', 'please', 'enter', 'opal', 'safecode', 'generator', 'demo', 'user', 'the', 'my', 'is', 'abc',
] as const;

const LINES = ['abcdefghijklmnopqrstuvwxyz', '01234567890123456789', 'qwertyuiopasdfghjklzxcvbnm', 'qwertzuiopasdfghjklyxcvbnm', 'azertyuiopqsdfghjklmwxcvbn', '1qaz2wsx3edc4rfv5tgb6yhn7ujm'];
const SEQUENCES = LINES.flatMap((line) => [line, line.split('').toReversed().join('')]);
const LEET: Readonly<Record<string, string>> = { '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };
/** What is left beside a common word must be longer than this to count as a password of its own. */
const OWN_PART = 6;
const MIN_RUN = 4;

/**
 * True for a password that a guesser tries early: one unit repeated ("abcabcabcabc"), runs along the keyboard or the
 * alphabet, common words with digits and signs around them (also when written with digits for letters), or the mail
 * address again.
 */
export function isCommonPassword(password: string, email: string): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  if (isRepetition(plain)) return true;
  const mailbox = email.slice(0, email.indexOf('@')).toLowerCase();
  const ownWords = [email.toLowerCase(), mailbox, ...mailbox.split(/[^a-z0-9]+/)].filter((word) => word.length >= 3);
  return [plain, fromLeet(plain)].some((spelling) => remainder(spelling, ownWords).length <= OWN_PART);
}

const isRepetition = (text: string): boolean => /^(.{1,6})\1+.{0,5}$/su.test(text) && new Set(text).size <= 6;

const fromLeet = (text: string): string => text.replace(/[013457@$!]/g, (sign) => LEET[sign] ?? sign);

/** The letters and digits left after common words, own words, keyboard runs and years are taken out. */
function remainder(text: string, ownWords: readonly string[]): string {
  let rest = text;
  // Longest first, so that "administrator" is not left as "istrator".
  for (const word of [...COMMON_WORDS, ...ownWords].sort((one, other) => other.length - one.length)) rest = rest.replaceAll(word, ' ');
  rest = rest.replace(/(?:19|20)\d\d/g, ' ');
  return dropRuns(rest).replace(/[^\p{L}\p{N}]/gu, '').replace(/(.)\1+/gu, '$1');
}

function dropRuns(text: string): string {
  let rest = '';
  let at = 0;
  while (at < text.length) {
    const run = longestRun(text, at);
    rest += run >= MIN_RUN ? ' ' : text.slice(at, at + 1);
    at += run >= MIN_RUN ? run : 1;
  }
  return rest;
}

function longestRun(text: string, from: number): number {
  let longest = 0;
  for (const sequence of SEQUENCES) {
    let length = 0;
    while (from + length < text.length && sequence.includes(text.slice(from, from + length + 1))) length += 1;
    longest = Math.max(longest, length);
  }
  return longest;
}
