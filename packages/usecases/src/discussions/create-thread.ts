import type { Principal } from '@safecode/domain/access/principal';
import { MAX_THREADS_OF_CODE, type CommentResult, type CreateThread } from '@safecode/domain/discussions/discussion';
import { DomainError } from '@safecode/domain/errors/domain-error';
import { findTexts } from '@safecode/database/discussions/code-texts';
import { insertComment } from '@safecode/database/discussions/comment-repository';
import { countThreads, findThreadOfRequest, insertThread, type NewThread } from '@safecode/database/discussions/thread-repository';
import { inTenant, inTenantCommand, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { makeAnchor } from '@safecode/verifier/anchors/make-anchor';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { assertDiscussedCode } from './assert-discussed-code.js';
import { AlreadyDone, onceOnly } from './once-only.js';
import { assertMentionable, readersOf } from './readers.js';
import { tellOfComment } from './tell-of-comment.js';

/**
 * Opens a thread on lines of a revision, or on the whole code, with its first comment.
 * @throws access.not_found, access.denied, discussion.mention_refused, discussion.lines_unknown, discussion.full
 */
export async function createThread(deps: Deps, principal: Principal, input: CreateThread): Promise<CommentResult> {
  const context = tenantContextOf(principal);
  const { codeId, idempotencyKey } = input;
  const findFirst = (): Promise<CommentResult | null> =>
    inTenant(deps.db, context, async (tx) => {
      const code = await assertDiscussedCode(tx, principal, { id: codeId, permission: 'code.comment' });
      const first = idempotencyKey === undefined ? null : await findThreadOfRequest(tx, { codeId: code.id, idempotencyKey });
      return first === null ? null : { ...first, state: 'open', version: 1 };
    });
  return onceOnly(findFirst, () => inTenantCommand(deps.db, context, (tx) => openThread(deps, tx, { principal, input })));
}

async function openThread(deps: Deps, tx: TenantTransaction, { principal, input }: { principal: Principal; input: CreateThread }) {
  const code = await assertDiscussedCode(tx, principal, { id: input.codeId, permission: 'code.comment' });
  const readers = await readersOf(tx, code.brandId);
  const mentioned = await assertMentionable(tx, input.mentions, readers);
  if ((await countThreads(tx, code.id)) >= MAX_THREADS_OF_CODE) {
    throw new DomainError('discussion.full', { what: 'This code', max: `${MAX_THREADS_OF_CODE} threads`, hint: 'Answer in one of them.' });
  }
  const lines = await anchorLines(tx, input);
  const threadId = await insertThread(tx, { codeId: code.id, revision: input.revision, lines, idempotencyKey: input.idempotencyKey ?? null });
  if (threadId === null) throw new AlreadyDone();
  const commentId = await insertComment(tx, { threadId, body: input.body, mentioned, idempotencyKey: null });
  if (commentId === null) throw new Error('A comment without a key was refused as a repetition.');
  await tellOfComment(deps, tx, { commentId, threadId, codeId: code.id, brandId: code.brandId, mentioned, readers });
  const place = lines === null ? null : { language: lines.language, startLine: lines.startLine, endLine: lines.endLine };
  return {
    result: { threadId, commentId, state: 'open' as const, version: 1 },
    // The words are in the comment, where they can be redacted; the ledger says that there are some.
    ledger: [
      { action: 'thread.opened' as const, objectType: 'thread', objectId: threadId, brandId: code.brandId, codeId: code.id, after: { revision: input.revision, lines: place, commentId, mentioned } },
    ],
  };
}

async function anchorLines(tx: TenantTransaction, { codeId, revision, lines }: CreateThread): Promise<NewThread['lines']> {
  const texts = await findTexts(tx, { id: codeId, revision });
  if (texts === null) throw new DomainError('access.not_found', { what: 'revision' });
  if (lines === null) return null;
  const text = texts[lines.language];
  if (lines.endLine > text.split(/\r\n|\n|\r/).length) {
    throw new DomainError('discussion.lines_unknown', { revision, line: lines.endLine, language: lines.language === 'js' ? 'JavaScript' : 'CSS' });
  }
  return { ...lines, anchor: makeAnchor(text, lines) };
}
