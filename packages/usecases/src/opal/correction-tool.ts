import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { reportCorrectionToolSchema } from '@safecode/domain/opal/tools';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { findCodeRow } from '@safecode/database/review/state-repository';
import { findRevision } from '@safecode/database/revisions/revision-repository';
import type { z } from 'zod';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import { reportCorrection } from '../corrections/report-correction.js';
import type { Deps } from '../deps.js';
import type { ToolEnding } from './run-tool.js';
import { PLAIN_RESULT } from './tool-call.js';

/**
 * Reports a correction of the newest revision. What is sent is verified and becomes a proposed revision that people review;
 * as evidence it counts for nobody, because whom Opal speaks for is not proved.
 */
export async function correctionTool(deps: Deps, principal: Principal, input: z.infer<typeof reportCorrectionToolSchema>): Promise<ToolEnding> {
  const { codeId } = input;
  const head = await inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const code = assertVisible(principal, await findCodeRow(tx, codeId), 'code');
    assertCan(principal, 'code.edit', code.brandId);
    return findRevision(tx, code.id);
  });
  if (head === null) throw new Error('Code without a revision.');
  const { correction, revision } = await reportCorrection(deps, principal, {
    id: codeId,
    originalRevision: head.number,
    baseHash: head.contentHash,
    javascript: input.javascript ?? head.javascript,
    css: input.css ?? head.css,
    reasonKind: input.reasonKind,
    reason: input.reason ?? '',
    source: 'console',
  });
  const message = `The correction is recorded as #${correction.id}; revision ${revision} is proposed and has to be reviewed.${correction.kind === 'format_only' ? ' Only the format differs: nothing is learnt from it.' : ''}`;
  return { kind: 'result', result: { ...PLAIN_RESULT, brandId: correction.brandId, generatedCodeId: codeId, body: { ok: true, codeId, correctionId: correction.id, revision, correctionKind: correction.kind, message } } };
}
