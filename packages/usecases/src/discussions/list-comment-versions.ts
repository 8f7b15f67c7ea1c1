import type { Principal } from '@safecode/domain/access/principal';
import type { commentVersionsSchema } from '@safecode/domain/discussions/discussion';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { findComment, listVersions } from '@safecode/database/discussions/comment-repository';
import { findThread } from '@safecode/database/discussions/thread-repository';
import { inTenant } from '@safecode/database/connection/in-tenant';
import type { z } from 'zod';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';

/** What a comment said before it was edited, the oldest first. @throws access.not_found */
export async function listCommentVersions(deps: Deps, principal: Principal, input: { readonly commentId: number }): Promise<z.infer<typeof commentVersionsSchema>> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const comment = await findComment(tx, input.commentId);
    if (comment === null) throw new DomainError('access.not_found', { what: 'comment' });
    assertVisible(principal, await findThread(tx, comment.threadId), 'comment');
    return { rows: await listVersions(tx, comment.id) };
  });
}
