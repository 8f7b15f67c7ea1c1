import type { CodeLanguage } from '@safecode/domain/verification/report';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** What a discussion needs to know of a code. */
export interface DiscussedCode {
  readonly id: number;
  readonly brandId: number;
  readonly title: string;
}

export async function findDiscussedCode(tx: TenantTransaction, id: number): Promise<DiscussedCode | null> {
  return (await tx.selectFrom('generated_code').select(['id', 'brand_id as brandId', 'title']).where('id', '=', id).executeTakeFirst()) ?? null;
}

/** People who asked for a code, generated it or edited a revision of it. */
export async function listCodeAuthors(tx: TenantTransaction, codeId: number): Promise<number[]> {
  const { rows } = await sql<{ person: number | null }>`select app.code_authors(${tx.tenantContext.organizationId}::integer, ${codeId}::integer) as person`.execute(tx);
  return rows.flatMap(({ person }) => (person === null ? [] : [person]));
}

/** The texts of a revision; of the newest one when no number is given. Null: there is no such revision. */
export async function findTexts(tx: TenantTransaction, code: { readonly id: number; readonly revision?: number | undefined }): Promise<({ readonly revision: number } & Record<CodeLanguage, string>) | null> {
  const wanted = code.revision ?? null;
  const { rows } = await sql<{ revision: number; js: string; css: string }>`
    select revision.number as revision, revision.javascript as js, revision.css
      from (select 1 as number, code.javascript, code.css from generated_code as code where code.id = ${code.id}::integer
            union all
            select edited.number, edited.javascript, edited.css from code_revisions as edited where edited.code_id = ${code.id}::integer) as revision
     where ${wanted}::integer is null or revision.number = ${wanted}::integer
     order by revision.number desc limit 1`.execute(tx);
  return rows[0] ?? null;
}
