import type { Actor } from '@safecode/domain/access/actor';
import type { Principal } from '@safecode/domain/access/principal';

/** Whether a comment is the caller's own: of the same person, or of the same key. */
export function isAuthor({ actor }: Principal, author: Actor): boolean {
  if (actor.kind === 'user') return author.kind === 'user' && author.userId === actor.userId;
  if (actor.kind === 'system') return false;
  return (author.kind === 'api_key' || author.kind === 'opal') && author.keyId === actor.keyId;
}
