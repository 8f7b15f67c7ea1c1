import { can, type Principal } from '@safecode/domain/access/principal';
import type { CommentResult, redactCommentSchema } from '@safecode/domain/discussions/discussion';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { findComment, redactComment as takeWordsAway } from '@safecode/database/discussions/comment-repository';
import { announce } from '@safecode/database/live/announce';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { assertLockedThread } from './assert-discussed-code.js';
import { asComment } from './edit-comment.js';
import { isAuthor } from './is-author.js';

/**
 * Takes the words of a comment away, in every version and for good; that there was one stays. For its author and for
 * those who manage people.
 * @throws access.not_found, access.denied, discussion.not_author, discussion.redacted
 */
export async function redactComment(deps: Deps, principal: Principal, input: z.infer<typeof redactCommentSchema>): Promise<CommentResult> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const found = await findComment(tx, input.commentId);
    if (found === null) throw new DomainError('access.not_found', { what: 'comment' });
    const thread = await assertLockedThread(tx, principal, { id: found.threadId, permission: 'code.comment' }).catch(asComment);
    if (!isAuthor(principal, found.author) && !can(principal, 'member.manage')) throw new DomainError('discussion.not_author', { author: `${found.author.label} or an admin` });
    if (found.redactedBy !== null) throw new DomainError('discussion.redacted');
    await takeWordsAway(tx, found.id);
    await announce(tx, { topic: 'discussion', brandId: thread.brandId, codeId: thread.codeId, userId: null });
    return {
      result: { threadId: thread.id, commentId: found.id, state: thread.state, version: found.version },
      ledger: [{ action: 'comment.redacted', objectType: 'comment', objectId: found.id, brandId: thread.brandId, codeId: thread.codeId, after: { versions: found.version }, reason: input.reason }],
    };
  });
}
