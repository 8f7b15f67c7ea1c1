import type { Principal } from '@safecode/domain/access/principal';
import type { CorrectionPreview, PreviewCorrection } from '@safecode/domain/corrections/correction';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { proposeFixes } from '@safecode/verifier/fix/propose-fixes';
import { verifyVariation } from '@safecode/verifier/verify-variation';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';
import { classifySides } from './classify-sides.js';
import { loadSides } from './load-sides.js';
import { policyNeeds } from './policy-needs.js';

/** What a correction would be recorded as. Nothing is kept. @throws access.not_found, access.denied, correction.sides */
export async function previewCorrection(deps: Deps, principal: Principal, input: PreviewCorrection): Promise<CorrectionPreview> {
  const { code, original, corrected, known } = await inTenant(deps.db, tenantContextOf(principal), (tx) => loadSides(deps, tx, { principal, input }));
  const sources = { pageType: code.pageType, javascript: corrected.javascript, css: corrected.css };
  const classified = classifySides(original, corrected, known.policy);
  const report = proposeFixes(known.policy, sources, verifyVariation(known.policy, sources));
  return {
    ...classified,
    isChanged: classified.parts.length > 0,
    teaches: classified.kind !== 'format_only',
    report,
    needs: report.verdict === 'pass' ? null : policyNeeds({ known, sources, report }),
  };
}
