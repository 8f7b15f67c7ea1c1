import { createHash, createHmac } from 'node:crypto';
import type { InvitationFacts } from '@safecode/usecases/sessions/auth-port';

/**
 * The token of an invitation's link: HMAC-SHA-256 over the facts of its row, under a key the database does not hold.
 * So the process that sends the mail makes the link from the row again, and neither queue nor database keeps a link
 * that opens. The moment of expiry, to the millisecond, tells one invitation of an address from the next.
 */
export function invitationToken(key: Buffer, facts: InvitationFacts): string {
  const said = JSON.stringify(['invitation', facts.organizationId, facts.email, facts.expiresAt.getTime()]);
  return createHmac('sha256', key).update(said).digest('base64url');
}

/** SHA-256, hex: what is stored, and by what an opened link is found. */
export const hashInvitationToken = (token: string): string => createHash('sha256').update(token).digest('hex');
