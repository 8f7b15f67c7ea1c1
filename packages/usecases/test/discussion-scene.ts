import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { insertCode } from '@safecode/database/codes/code-repository';
import { insertRun } from '@safecode/database/generation/run-repository';
import { newCode, newRun } from '@safecode/testing/database/test-code';
import type { Organization, PeopleScene, Person } from './people-scene.js';

export const SCRIPT = `(function () {
  const bar = document.createElement('div');
  bar.className = 'lm-bar';
  bar.textContent = 'Free delivery';
  document.querySelector('.page').prepend(bar);
})();
`;

export interface Discussed extends PeopleScene {
  readonly shop: Organization;
  readonly brandId: number;
  readonly codeId: number;
  /** Made the code. */
  readonly author: Person;
  readonly reviewer: Person;
  readonly admin: Person;
  /** Sees no brand at all. */
  readonly outsider: Person;
  /** Adds revision 2 with this script. */
  revise(javascript: string): Promise<void>;
}

/** An organisation with people, a brand and a piece of code somebody made. */
export async function discussionScene(scene: PeopleScene): Promise<Discussed> {
  const { deps, database } = scene;
  const shop = await scene.organization();
  const author = await shop.join('Ada', 'editor');
  const reviewer = await shop.join('Rob', 'reviewer');
  const admin = await shop.join('Mia', 'admin');
  const outsider = await shop.join('Otto', 'editor', 'listed');
  const brandId = await shop.brand('Larkmoor');
  const { actor } = await author.principal();
  const codeId = await inTenantCommand(deps.db, { organizationId: shop.id, actor }, async (tx) => {
    const runId = await insertRun(tx, newRun(brandId));
    const id = (await insertCode(tx, newCode(brandId, runId, { javascript: SCRIPT, css: '.lm-bar { color: #fff }\n' }))) ?? 0;
    return { result: id, ledger: [{ action: 'code.created', objectType: 'code', objectId: id }] };
  });
  const revise = async (javascript: string): Promise<void> => {
    await database.admin.query(
      `insert into code_revisions (organization_id, code_id, number, based_on, origin, javascript, css, content_hash, report, verdict, created_by)
       values ($1, $2, 2, 1, 'edited', $3, '', 'other', '{"verdict":"pass","parts":[]}', 'pass', '{"kind":"system","label":"Test"}')`,
      [shop.id, codeId, javascript],
    );
  };
  return { ...scene, shop, brandId, codeId, author, reviewer, admin, outsider, revise };
}
