import type { NotificationEvent } from '@safecode/domain/notifications/events';
import type { Member } from '@safecode/domain/members/member';
import { listCodeAuthors } from '@safecode/database/discussions/code-texts';
import { listParticipants } from '@safecode/database/discussions/comment-repository';
import type { TenantTransaction } from '@safecode/database/connection/in-tenant';
import { announce } from '@safecode/database/live/announce';
import type { Deps } from '../deps.js';
import { notifyPeople } from '../notifications/notify-people.js';

export interface ToldComment {
  readonly commentId: number;
  readonly threadId: number;
  readonly codeId: number;
  readonly brandId: number;
  readonly mentioned: readonly number[];
  /** People who may see the code. */
  readonly readers: readonly Member[];
}

/**
 * Tells people of a comment in its own transaction: who is named in it, else who takes part in the thread, else who made
 * the code. Everybody hears of a comment once, in the role in which it concerns them most.
 */
export async function tellOfComment(deps: Deps, tx: TenantTransaction, comment: ToldComment): Promise<void> {
  const { commentId, threadId, codeId, brandId, readers } = comment;
  const told = new Set<number>();
  const tell = async (event: NotificationEvent, people: readonly number[]): Promise<void> => {
    const fresh = people.filter((userId) => !told.has(userId));
    for (const userId of fresh) told.add(userId);
    await notifyPeople(deps, tx, { event, about: { kind: 'code', codeId, threadId, commentId }, dedupeKey: `comment:${commentId}`, people: readers.filter(({ userId }) => fresh.includes(userId)) });
  };
  await tell('mention', comment.mentioned);
  await tell('reply', await listParticipants(tx, threadId));
  await tell('comment', await listCodeAuthors(tx, codeId));
  await announce(tx, { topic: 'discussion', brandId, codeId, userId: null });
}
