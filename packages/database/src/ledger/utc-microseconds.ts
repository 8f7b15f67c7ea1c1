const MICROSECONDS = 1_000_000n;

/** A time of the ledger (`2026-11-23T10:00:00.123456Z`) so many microseconds later. */
export function plusMicroseconds(at: string, count: number): string {
  if (count === 0) return at;
  const micro = BigInt(Date.parse(`${at.slice(0, 19)}Z`)) * 1000n + BigInt(at.slice(20, 26)) + BigInt(count);
  const seconds = new Date(Number((micro / MICROSECONDS) * 1000n)).toISOString().slice(0, 19);
  return `${seconds}.${String(micro % MICROSECONDS).padStart(6, '0')}Z`;
}
