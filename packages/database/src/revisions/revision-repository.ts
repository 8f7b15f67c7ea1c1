import type { Actor } from '@safecode/domain/access/actor';
import type { RevisionOrigin } from '@safecode/domain/review/revision';
import type { VariationReport, Verdict } from '@safecode/domain/verification/report';
import { sql } from 'kysely';
import { toIso } from '../connection/iso-time.js';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** A revision as it is stored. The hashes of revision 1 are in its report only: they are null here. */
export interface StoredRevision {
  readonly codeId: number;
  readonly number: number;
  readonly pageType: string;
  readonly javascript: string;
  readonly css: string;
  readonly contentHash: string;
  readonly astHash: string | null;
  readonly effectsHash: string | null;
  readonly report: VariationReport;
  readonly verdict: Verdict;
  readonly origin: RevisionOrigin;
  readonly basedOn: number | null;
  readonly note: string;
  readonly createdBy: Actor;
  readonly authorUserId: number | null;
  readonly onBehalfOf: string | null;
  readonly createdAt: string;
}

type Row = Omit<StoredRevision, 'createdAt'> & { readonly createdAt: Date };

/** All revisions of a code as one table: the row of the code itself is the first. */
const revisionsOf = (codeId: number) => sql`
  (select code_id as "codeId", number, javascript, css, content_hash as "contentHash", ast_hash as "astHash", effects_hash as "effectsHash", report, verdict, origin,
          based_on as "basedOn", note, created_by as "createdBy", author_user_id as "authorUserId", on_behalf_of as "onBehalfOf", created_at as "createdAt",
          (select page_type from generated_code where id = ${codeId}) as "pageType"
     from code_revisions where code_id = ${codeId}
   union all
   select id, 1, javascript, css, content_hash, null, null, report, verdict, 'generated', null, '', created_by,
          app.person_of(organization_id, created_by), created_by ->> 'onBehalfOf', created_at, page_type
     from generated_code where id = ${codeId})`;

const toRevision = (row: Row): StoredRevision => ({ ...row, createdAt: toIso(row.createdAt) });

/** Every revision of a code, the newest first. */
export async function listRevisions(tx: TenantTransaction, codeId: number): Promise<StoredRevision[]> {
  const { rows } = await sql<Row>`select * from ${revisionsOf(codeId)} as revision order by number desc`.execute(tx);
  return rows.map(toRevision);
}

/** One revision; without a number the newest. Null when there is none. */
export async function findRevision(tx: TenantTransaction, codeId: number, number?: number): Promise<StoredRevision | null> {
  const wanted = number === undefined ? sql`true` : sql`number = ${number}`;
  const { rows } = await sql<Row>`select * from ${revisionsOf(codeId)} as revision where ${wanted} order by number desc limit 1`.execute(tx);
  return rows[0] === undefined ? null : toRevision(rows[0]);
}

export type NewRevision = Pick<
  StoredRevision,
  'codeId' | 'number' | 'javascript' | 'css' | 'contentHash' | 'astHash' | 'effectsHash' | 'report' | 'verdict' | 'note' | 'onBehalfOf'
> & { readonly origin: Exclude<RevisionOrigin, 'generated'>; readonly basedOn: number };

/** Keeps a revision in the name of the context's actor. The row of the code is locked by the caller, so that numbers have no gap. */
export async function insertRevision(tx: TenantTransaction, revision: NewRevision): Promise<void> {
  await tx
    .insertInto('code_revisions')
    .values({
      code_id: revision.codeId,
      number: revision.number,
      based_on: revision.basedOn,
      origin: revision.origin,
      javascript: revision.javascript,
      css: revision.css,
      content_hash: revision.contentHash,
      ast_hash: revision.astHash,
      effects_hash: revision.effectsHash,
      report: JSON.stringify(revision.report),
      verdict: revision.verdict,
      on_behalf_of: revision.onBehalfOf,
      note: revision.note,
    })
    .execute();
}
