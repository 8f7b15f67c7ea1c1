import type { Principal } from '@safecode/domain/access/principal';
import { MAX_COMMENTS_OF_THREAD, type CommentResult, type replySchema } from '@safecode/domain/discussions/discussion';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { countComments, findCommentOfRequest, insertComment } from '@safecode/database/discussions/comment-repository';
import { findThread } from '@safecode/database/discussions/thread-repository';
import { inTenant, inTenantCommand, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import type { z } from 'zod';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { assertLockedThread } from './assert-discussed-code.js';
import { AlreadyDone, onceOnly } from './once-only.js';
import { assertMentionable, readersOf } from './readers.js';
import { tellOfComment } from './tell-of-comment.js';

/**
 * Adds a comment to a thread, resolved or not: answering does not reopen it.
 * @throws access.not_found, access.denied, discussion.mention_refused, discussion.full
 */
export async function replyToThread(deps: Deps, principal: Principal, input: z.infer<typeof replySchema>): Promise<CommentResult> {
  const context = tenantContextOf(principal);
  const { threadId, idempotencyKey } = input;
  const findFirst = (): Promise<CommentResult | null> =>
    inTenant(deps.db, context, async (tx) => {
      const thread = assertVisible(principal, await findThread(tx, threadId), 'thread');
      const commentId = idempotencyKey === undefined ? null : await findCommentOfRequest(tx, { threadId, idempotencyKey });
      return commentId === null ? null : { threadId, commentId, state: thread.state, version: thread.version };
    });
  return onceOnly(findFirst, () => inTenantCommand(deps.db, context, (tx) => addComment(deps, tx, { principal, input })));
}

async function addComment(deps: Deps, tx: TenantTransaction, { principal, input }: { principal: Principal; input: z.infer<typeof replySchema> }) {
  const { threadId, idempotencyKey } = input;
  const thread = await assertLockedThread(tx, principal, { id: threadId, permission: 'code.comment' });
  const readers = await readersOf(tx, thread.brandId);
  const mentioned = await assertMentionable(tx, input.mentions, readers);
  if ((await countComments(tx, threadId)) >= MAX_COMMENTS_OF_THREAD) {
    throw new DomainError('discussion.full', { what: 'This thread', max: `${MAX_COMMENTS_OF_THREAD} comments`, hint: 'Open another one.' });
  }
  const commentId = await insertComment(tx, { threadId, body: input.body, mentioned, idempotencyKey: idempotencyKey ?? null });
  if (commentId === null) throw new AlreadyDone();
  await tellOfComment(deps, tx, { commentId, threadId, codeId: thread.codeId, brandId: thread.brandId, mentioned, readers });
  return {
    result: { threadId, commentId, state: thread.state, version: thread.version },
    ledger: [{ action: 'comment.added' as const, objectType: 'comment', objectId: commentId, brandId: thread.brandId, codeId: thread.codeId, after: { threadId, mentioned } }],
  };
}
