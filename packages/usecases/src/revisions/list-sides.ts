import { assertCan, type Principal } from '@safecode/domain/access/principal';
import type { CodeSide, codeSidesSchema, listRevisionsSchema } from '@safecode/domain/review/revision';
import { findCode } from '@safecode/database/codes/code-read-model';
import { inTenant, type TenantTransaction } from '@safecode/database/connection/in-tenant';
import { listOpenDeployments } from '@safecode/database/deployments/deployment-repository';
import { listRevisions, type StoredRevision } from '@safecode/database/revisions/revision-repository';
import { findTemplateSource } from '@safecode/database/templates/template-source';
import type { z } from 'zod';
import { assertVisible } from '../access/assert-visible.js';
import { tenantContextOf } from '../access/tenant-context.js';
import type { Deps } from '../deps.js';

/** The sides of code that there are, for comparing any two of them. @throws access.not_found, access.denied */
export async function listSides(deps: Deps, principal: Principal, input: z.infer<typeof listRevisionsSchema>): Promise<z.infer<typeof codeSidesSchema>> {
  return inTenant(deps.db, tenantContextOf(principal), async (tx) => {
    const code = assertVisible(principal, await findCode(tx, input.id), 'code');
    assertCan(principal, 'code.read', code.brandId);
    const [revisions, open, template] = await Promise.all([listRevisions(tx, code.id), listOpenDeployments(tx, code.id), templateSide(tx, code.madeFrom.template)]);
    const [newest] = revisions;
    const live = open.find(({ status }) => status === 'live');
    const shown = revisions.find(({ number }) => number === live?.revision);
    return {
      sides: [
        ...(template === null ? [] : [template]),
        ...revisions.filter(({ number }) => number === 1).map((revision) => sideOf('generated', 'As generated', revision)),
        ...(newest === undefined || newest.number === 1 ? [] : [sideOf('edited', `Edited, revision ${newest.number}`, newest)]),
        ...(shown === undefined ? [] : [sideOf('live', `Live, revision ${shown.number}`, shown)]),
      ],
    };
  });
}

const sideOf = (side: CodeSide['side'], label: string, { number, contentHash, javascript, css }: StoredRevision): CodeSide => ({
  side, label, revision: number, contentHash, javascript, css,
});

/** The template at the version the code was made from, with its placeholders. */
async function templateSide(tx: TenantTransaction, made: { readonly id: number; readonly name: string; readonly version: number } | null): Promise<CodeSide | null> {
  const source = made === null ? null : await findTemplateSource(tx, made);
  return made === null || source === null ? null : { side: 'template', label: `Template ${made.name}, version ${made.version}`, revision: null, contentHash: null, ...source };
}
