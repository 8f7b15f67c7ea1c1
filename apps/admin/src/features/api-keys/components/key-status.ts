import type { ApiKey } from '@safecode/domain/api-keys/api-key';

/** A revoked key stays revoked, whether it has expired since or not. */
export function keyStatus(key: Pick<ApiKey, 'revokedAt' | 'expiresAt'>, now: Date): 'active' | 'revoked' | 'expired' {
  if (key.revokedAt !== null) return 'revoked';
  return key.expiresAt !== null && new Date(key.expiresAt) <= now ? 'expired' : 'active';
}

/** The instant a number of days from now; null for never. */
export const expiryIn = (days: number | null, now: Date): string | null => (days === null ? null : new Date(now.getTime() + days * 86_400_000).toISOString());
