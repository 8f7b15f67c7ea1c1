import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** Numbers of the home screen for the brands the caller may see (`null`: all). The week is the last seven days. */
export interface HomeCounters {
  readonly generated: number;
  readonly passedFirstTime: number;
  readonly notSafe: number;
  readonly opalCalls: number;
  readonly hasOwnBrand: boolean;
  readonly hasSelectors: boolean;
  readonly hasSafeCode: boolean;
  readonly hasOpalToken: boolean;
}

/** All counters in one statement. */
export async function countHome(tx: TenantTransaction, brandIds: readonly number[] | null): Promise<HomeCounters> {
  const visible = brandIds === null ? sql`true` : sql`brand_id = any(${[...brandIds]}::integer[])`;
  const visibleBrand = brandIds === null ? sql`true` : sql`id = any(${[...brandIds]}::integer[])`;
  const { rows } = await sql<HomeCounters>`
    with week as (
      select count(*)::integer as generated,
             (count(*) filter (where verdict = 'pass' and repairs = 0))::integer as passed_first_time,
             (count(*) filter (where verdict = 'fail'))::integer as not_safe
        from generated_code where created_at > now() - interval '7 days' and ${visible})
    select week.generated, week.passed_first_time as "passedFirstTime", week.not_safe as "notSafe",
           (select count(*)::integer from opal_requests where created_at > now() - interval '7 days' and ${visible}) as "opalCalls",
           exists (select 1 from brands where not is_demo and ${visibleBrand}) as "hasOwnBrand",
           exists (select 1 from dom_selectors where status = 'approved' and ${visible}) as "hasSelectors",
           exists (select 1 from generated_code where verdict = 'pass' and ${visible}) as "hasSafeCode",
           exists (select 1 from api_keys where kind = 'opal' and revoked_at is null) as "hasOpalToken"
      from week`.execute(tx);
  const [counters] = rows;
  if (counters === undefined) throw new Error('The counters of the home screen gave no row.');
  return counters;
}
