import { DomainError } from '@safecode/domain/errors/domain-error';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

export interface RateLimitSettings {
  /** Requests of one API key or Opal token in a minute. */
  readonly perKeyPerMinute: number;
  /** Requests without a valid key from one address in a minute. */
  readonly perAddressPerMinute: number;
}

/** Keys that were presented and do not exist: guessing gets slow long before it gets anywhere. */
const WRONG_KEYS_PER_MINUTE = 120;

/** Each throws `limit.requests` with the seconds to wait. Counts are per process. */
export interface RateLimits {
  countKey(keyId: number): Promise<void>;
  countAddress(ip: string): Promise<void>;
  /** Refuses an address that presented too many wrong keys, before the next one is looked up. */
  assertMayTryKey(ip: string): Promise<void>;
  countWrongKey(ip: string): Promise<void>;
}

export function createRateLimits(settings: RateLimitSettings): RateLimits {
  const duration = 60;
  const keys = new RateLimiterMemory({ keyPrefix: 'key', points: settings.perKeyPerMinute, duration });
  const addresses = new RateLimiterMemory({ keyPrefix: 'address', points: settings.perAddressPerMinute, duration });
  const wrong = new RateLimiterMemory({ keyPrefix: 'wrong', points: WRONG_KEYS_PER_MINUTE, duration });
  return {
    countKey: (keyId) => consume(keys, String(keyId)),
    countAddress: (ip) => consume(addresses, ip),
    assertMayTryKey: async (ip) => {
      const seen = await wrong.get(ip);
      if (seen !== null && seen.consumedPoints >= WRONG_KEYS_PER_MINUTE) refuse(seen);
    },
    countWrongKey: async (ip) => {
      await wrong.consume(ip).catch(() => undefined);
    },
  };
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (reason) {
    if (reason instanceof RateLimiterRes) refuse(reason);
    throw reason;
  }
}

function refuse(state: RateLimiterRes): never {
  throw new DomainError('limit.requests', { retryAfterSeconds: Math.max(1, Math.ceil(state.msBeforeNext / 1000)) });
}
