const MICROSECONDS = 1_000_000n;

/** A time of the ledger (`2026-11-23T10:00:00.123456Z`) so many microseconds later. */
export function plusMicroseconds(at: string, count: number): string {
  if (count === 0) return at;
  const micro = BigInt(Date.parse(`${at.slice(0, 19)}Z`)) * 1000n + BigInt(at.slice(20, 26)) + BigInt(count);
  const seconds = new Date(Number((micro / MICROSECONDS) * 1000n)).toISOString().slice(0, 19);
  return `${seconds}.${String(micro % MICROSECONDS).padStart(6, '0')}Z`;
}

/** PostgreSQL counts times in microseconds from the year 2000. */
const EPOCH_SECONDS = Date.UTC(2000, 0, 1) / 1000;
/** Entries that follow each other are often of one second. */
let lastSecond = { seconds: Number.NaN, text: '' };

/** A time of the ledger from PostgreSQL's binary form; null outside 1714 to 2285, where a number does not tell microseconds apart. */
export function textOfMicroseconds(sinceEpoch: number): string | null {
  if (!Number.isSafeInteger(sinceEpoch)) return null;
  const seconds = Math.floor(sinceEpoch / 1_000_000) + EPOCH_SECONDS;
  if (lastSecond.seconds !== seconds) lastSecond = { seconds, text: new Date(seconds * 1000).toISOString().slice(0, 19) };
  const micro = sinceEpoch - (seconds - EPOCH_SECONDS) * 1_000_000;
  return `${lastSecond.text}.${String(micro).padStart(6, '0')}Z`;
}
