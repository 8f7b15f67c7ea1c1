import type { Principal } from '@safecode/domain/access/principal';
import type { CommentResult, editCommentSchema } from '@safecode/domain/discussions/discussion';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { appendVersion, findComment } from '@safecode/database/discussions/comment-repository';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { assertLockedThread } from './assert-discussed-code.js';
import { isAuthor } from './is-author.js';
import { assertMentionable, readersOf } from './readers.js';
import { tellOfComment } from './tell-of-comment.js';

/**
 * Writes the next version of one's own comment; earlier ones stay readable. People who are named for the first time are told.
 * @throws access.not_found, access.denied, discussion.not_author, discussion.redacted, discussion.mention_refused, conflict.stale_version
 */
export async function editComment(deps: Deps, principal: Principal, input: z.infer<typeof editCommentSchema>): Promise<CommentResult> {
  return inTenantCommand(deps.db, tenantContextOf(principal), async (tx) => {
    const found = await findComment(tx, input.commentId);
    if (found === null) throw new DomainError('access.not_found', { what: 'comment' });
    const thread = await assertLockedThread(tx, principal, { id: found.threadId, permission: 'code.comment' }).catch(asComment);
    if (!isAuthor(principal, found.author)) throw new DomainError('discussion.not_author', { author: found.author.label });
    if (found.redactedBy !== null) throw new DomainError('discussion.redacted');
    const readers = await readersOf(tx, thread.brandId);
    const mentioned = await assertMentionable(tx, input.mentions, readers);
    const version = await appendVersion(tx, { id: found.id, expectedVersion: input.expectedVersion, body: input.body, mentioned });
    await tellOfComment(deps, tx, { commentId: found.id, threadId: thread.id, codeId: thread.codeId, brandId: thread.brandId, mentioned, readers });
    return {
      result: { threadId: thread.id, commentId: found.id, state: thread.state, version },
      ledger: [
        {
          action: 'comment.edited',
          objectType: 'comment',
          objectId: found.id,
          brandId: thread.brandId,
          codeId: thread.codeId,
          before: { version: found.version, mentioned: [...found.mentioned] },
          after: { version, mentioned },
        },
      ],
    };
  });
}

/** Of a thread the caller cannot see there is no comment either. */
export function asComment(error: unknown): never {
  if (error instanceof DomainError && error.code === 'access.not_found') throw new DomainError('access.not_found', { what: 'comment' });
  throw error;
}
