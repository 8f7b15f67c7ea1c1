import type { Principal } from '@safecode/domain/access/principal';
import { DomainError } from '@safecode/domain/errors/domain-error';
import type { commentOnCodeToolSchema } from '@safecode/domain/opal/tools';
import { findTexts } from '@safecode/database/discussions/code-texts';
import { inTenant } from '@safecode/database/connection/in-tenant';
import type { z } from 'zod';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { assertDiscussedCode } from '../discussions/assert-discussed-code.js';
import { createThread } from '../discussions/create-thread.js';
import { readersOf } from '../discussions/readers.js';
import type { ToolEnding } from './run-tool.js';
import { PLAIN_RESULT } from './tool-call.js';

type Input = z.infer<typeof commentOnCodeToolSchema>;

/** Writes a comment on the newest revision, in the name of whoever Opal speaks for. It decides nothing. */
export async function commentTool(deps: Deps, principal: Principal, input: Input): Promise<ToolEnding> {
  const { codeId, comment, language, line, endLine } = input;
  if ((language === undefined) !== (line === undefined)) {
    throw new DomainError('input.invalid', { issues: [{ path: 'line', message: 'Give language and line together, or neither.' }] });
  }
  const { revision, mentions, brandId } = await look(deps, principal, input);
  const lines = language === undefined || line === undefined ? null : { language, startLine: line, endLine: Math.max(line, endLine ?? line) };
  const { threadId, commentId } = await createThread(deps, principal, { codeId, revision, lines, body: comment, mentions });
  const message = `The comment is on code #${codeId}${lines === null ? '' : `, line ${lines.startLine}`}. ${mentions.length === 0 ? 'Nobody was mentioned.' : `${mentions.length} mentioned.`}`;
  return { kind: 'result', result: { ...PLAIN_RESULT, brandId, generatedCodeId: codeId, body: { ok: true, codeId, threadId, commentId, message } } };
}

/** The newest revision, and the people behind the mail addresses. Addresses of nobody who may see the code are refused. */
async function look(deps: Deps, principal: Principal, { codeId, mention = [] }: Input): Promise<{ revision: number; mentions: number[]; brandId: number }> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const code = await assertDiscussedCode(tx, principal, { id: codeId, permission: 'code.comment' });
    const byMail = new Map((await readersOf(tx, code.brandId)).map(({ email, userId }) => [email, userId]));
    const unknown = mention.filter((mail) => !byMail.has(mail));
    if (unknown.length > 0) throw new DomainError('discussion.mention_refused', { people: unknown });
    const texts = await findTexts(tx, { id: codeId });
    return { revision: texts?.revision ?? 1, mentions: mention.flatMap((mail) => byMail.get(mail) ?? []), brandId: code.brandId };
  });
}
