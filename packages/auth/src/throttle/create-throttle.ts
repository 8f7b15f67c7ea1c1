import { createHash } from 'node:crypto';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { Database } from '@safecode/database/connection/create-database';
import { clearAttempts, consumeAttempts, readAttempts, type AttemptCounter } from '@safecode/database/identity/sign-in-attempts';
import type { SignInAttempt, SignInThrottle } from '@safecode/usecases/sessions/auth-port';
import { delayAfter, THROTTLE } from './throttle-policy.js';

/**
 * Counters in PostgreSQL, shared by all processes:
 *
 *   pair   person + address   attempts since the last success; from the tenth on a turn has to be taken
 *   ip     address            failures of the day;  past the limit a turn has to be taken
 *   user   person             failures of the day;  past the limit a turn has to be taken, but not from an address
 *                             from which this person has signed in before: a stranger cannot keep somebody out
 *   burst  address            attempts of the minute
 *
 * A turn is a counter with the delay as its window: whoever makes it 1 may try, everybody else waits until it is over.
 * Counting comes before the password is looked at, in one statement, so parallel guesses cannot overtake the count.
 * People who do not exist are counted like those who do.
 */
export function createThrottle(db: Database): SignInThrottle {
  return {
    begin: async (attempt) => {
      const keys = keysOf(attempt);
      const standing = byKey(await readAttempts(db, [keys.ip, keys.user, keys.known]));
      const counted = byKey(await consumeAttempts(db, [
        { key: keys.pair, windowSeconds: THROTTLE.daySeconds },
        { key: keys.burst, windowSeconds: 60 },
      ]));
      refuseBurst(counted.get(keys.burst));
      await takeTurns(db, turnsNeeded(keys, { standing, attempts: counted.get(keys.pair)?.points ?? 1 }));
    },
    recordFailure: async (attempt) => {
      const { ip, user } = keysOf(attempt);
      await consumeAttempts(db, [ip, user].map((key) => ({ key, windowSeconds: THROTTLE.daySeconds })));
    },
    recordSuccess: async (attempt) => {
      const { pair, pairTurn, known } = keysOf(attempt);
      await clearAttempts(db, [pair, pairTurn]);
      await consumeAttempts(db, [{ key: known, windowSeconds: THROTTLE.knownPairSeconds }]);
    },
  };
}

type Keys = Readonly<Record<'pair' | 'pairTurn' | 'known' | 'ip' | 'ipTurn' | 'user' | 'userTurn' | 'burst', string>>;
interface Turn {
  readonly key: string;
  readonly windowSeconds: number;
}

/** Counters are named by hashes: the table is no list of who signs in from where. */
function keysOf({ email, ip }: SignInAttempt): Keys {
  const name = (...parts: string[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return {
    pair: name('pair', email, ip), pairTurn: name('pair-turn', email, ip), known: name('known', email, ip),
    ip: name('ip', ip), ipTurn: name('ip-turn', ip), user: name('user', email), userTurn: name('user-turn', email), burst: name('burst', ip),
  };
}

const byKey = (counters: readonly AttemptCounter[]): Map<string, AttemptCounter> => new Map(counters.map((counter) => [counter.key, counter]));

function turnsNeeded(keys: Keys, seen: { standing: Map<string, AttemptCounter>; attempts: number }): Turn[] {
  const failures = (key: string): number => seen.standing.get(key)?.points ?? 0;
  const turns: Turn[] = [];
  if (seen.attempts >= THROTTLE.pairFailures) turns.push({ key: keys.pairTurn, windowSeconds: delayAfter(seen.attempts) });
  if (failures(keys.ip) >= THROTTLE.ipFailuresPerDay) turns.push({ key: keys.ipTurn, windowSeconds: delayAfter(0) });
  if (failures(keys.user) >= THROTTLE.userFailuresPerDay && !seen.standing.has(keys.known)) turns.push({ key: keys.userTurn, windowSeconds: delayAfter(0) });
  return turns;
}

async function takeTurns(db: Database, turns: readonly Turn[]): Promise<void> {
  if (turns.length === 0) return;
  const taken = (await consumeAttempts(db, turns)).filter(({ points }) => points > 1);
  if (taken.length > 0) throw throttled(Math.max(...taken.map(({ expiresAt }) => expiresAt.getTime())));
}

function refuseBurst(burst: AttemptCounter | undefined): void {
  if (burst !== undefined && burst.points > THROTTLE.ipAttemptsPerMinute) throw throttled(burst.expiresAt.getTime());
}

const throttled = (until: number): DomainError =>
  new DomainError('auth.throttled', { retryAfterSeconds: Math.max(1, Math.ceil((until - Date.now()) / 1000)) });
