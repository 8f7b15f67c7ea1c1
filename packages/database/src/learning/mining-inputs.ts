import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** A standing correction with both texts. */
export interface MiningCorrection {
  readonly id: number;
  /** The person it counts for; null: nobody. */
  readonly person: number | null;
  readonly javascript: string;
  readonly css: string;
  readonly correctedJavascript: string;
  readonly correctedCss: string;
}

/** Code whose later life says what was right: as it was generated, and what it is now. */
export interface JudgedCode {
  readonly id: number;
  readonly pageType: string;
  readonly isApproved: boolean;
  readonly contentHash: string;
  readonly javascript: string;
  readonly css: string;
  readonly finalJavascript: string;
  readonly finalCss: string;
}

const PAGE = 400;

/**
 * Standing corrections of a brand that teach something, the newest first and at most so many, and so many characters, that
 * all of them fit into memory. `leftOut`: how many are older than that.
 */
export async function readMiningCorrections(tx: TenantTransaction, brandId: number, limits: { readonly corrections: number; readonly characters: number }): Promise<{ readonly corrections: MiningCorrection[]; readonly leftOut: number }> {
  const read: MiningCorrection[] = [];
  let characters = 0;
  for (let before = 2_147_483_647; ; ) {
    const rows = await readPage(tx, brandId, before);
    for (const row of rows) {
      characters += row.javascript.length + row.css.length + row.correctedJavascript.length + row.correctedCss.length;
      if (read.length >= limits.corrections || characters > limits.characters) return { corrections: read.toReversed(), leftOut: await countOlder(tx, brandId, row.id) };
      read.push(row);
    }
    const last = rows.at(-1);
    if (rows.length < PAGE || last === undefined) return { corrections: read.toReversed(), leftOut: 0 };
    before = last.id;
  }
}

async function readPage(tx: TenantTransaction, brandId: number, before: number): Promise<MiningCorrection[]> {
  const { rows } = await sql<MiningCorrection>`
    select k.id, k.reported_by as person,
           coalesce(o.javascript, c.javascript) as javascript, coalesce(o.css, c.css) as css,
           r.javascript as "correctedJavascript", r.css as "correctedCss"
      from corrections k
      join generated_code c on c.organization_id = k.organization_id and c.id = k.code_id
      left join code_revisions o on o.organization_id = k.organization_id and o.code_id = k.code_id and o.number = k.original_revision
      join code_revisions r on r.organization_id = k.organization_id and r.code_id = k.code_id and r.number = k.corrected_revision
     where k.brand_id = ${brandId} and k.retracted_at is null and k.kind <> 'format_only' and k.id < ${before}
     order by k.id desc limit ${PAGE}`.execute(tx);
  return rows;
}

async function countOlder(tx: TenantTransaction, brandId: number, id: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from corrections where brand_id = ${brandId} and retracted_at is null and kind <> 'format_only' and id <= ${id}`.execute(tx);
  return rows[0]?.count ?? 0;
}

/** Which corrections of a brand stand now. */
export async function listStandingIds(tx: TenantTransaction, brandId: number): Promise<number[]> {
  const { rows } = await sql<{ ids: number[] }>`select coalesce(array_agg(id order by id), '{}') as ids from corrections where brand_id = ${brandId} and retracted_at is null`.execute(tx);
  return rows[0]?.ids ?? [];
}

const judged = (brandId: number, limit: number) => sql`
  select c.id, c.page_type as "pageType", c.status in ('approved', 'scheduled', 'deployed') as "isApproved", coalesce(r.content_hash, c.content_hash) as "contentHash",
         c.javascript, c.css, coalesce(r.javascript, c.javascript) as "finalJavascript", coalesce(r.css, c.css) as "finalCss"
    from generated_code c
    left join lateral (
      select v.number, v.content_hash, v.javascript, v.css, v.verdict from code_revisions v where v.organization_id = c.organization_id and v.code_id = c.id order by v.number desc limit 1) r on true
   where c.organization_id = app.organization_id() and c.brand_id = ${brandId} and coalesce(r.verdict, c.verdict) = 'pass'
     and (c.status in ('approved', 'scheduled', 'deployed')
          -- What somebody took back says nothing about what was right.
          or (r.number is not null and not exists (
                select 1 from corrections k where k.organization_id = c.organization_id and k.code_id = c.id and k.corrected_revision = r.number and k.retracted_at is not null)))
   order by c.id desc limit ${limit}`;

/** The newest codes of a brand that people edited or approved. */
export async function readJudgedCodes(tx: TenantTransaction, brandId: number, limit: number): Promise<JudgedCode[]> {
  return (await sql<JudgedCode>`${judged(brandId, limit)}`.execute(tx)).rows;
}

/** Names the codes that `readJudgedCodes` would read, without reading their texts. */
export async function fingerprintJudgedCodes(tx: TenantTransaction, brandId: number, limit: number): Promise<string> {
  const { rows } = await sql<{ print: string | null }>`
    select md5(string_agg(j.id::text || j."isApproved"::text || j."contentHash", ',' order by j.id)) as print from (${judged(brandId, limit)}) j`.execute(tx);
  return rows[0]?.print ?? '';
}

export interface LearningState {
  readonly inputsHash: string;
  readonly corrections: number;
  readonly leftOut: number;
  readonly newestCorrectionId: number;
}

/** What was last looked through, locked until the transaction is over; null: nothing yet. */
export async function lockLearningState(tx: TenantTransaction, brandId: number): Promise<{ readonly inputsHash: string } | null> {
  const row = await tx.selectFrom('learning_states').select('inputs_hash as inputsHash').where('brand_id', '=', brandId).forUpdate().executeTakeFirst();
  return row ?? null;
}

/** Notes what was looked through. */
export async function saveLearningState(tx: TenantTransaction, brandId: number, state: LearningState): Promise<void> {
  const columns = { inputs_hash: state.inputsHash, corrections: state.corrections, left_out: state.leftOut, newest_correction_id: state.newestCorrectionId };
  await tx
    .insertInto('learning_states')
    .values({ brand_id: brandId, ...columns })
    .onConflict((conflict) => conflict.columns(['organization_id', 'brand_id']).doUpdateSet({ ...columns, mined_at: sql<Date>`now()` }))
    .execute();
}
