import type { TemplateRecord } from '@safecode/domain/templates/template-record';
import { sql } from 'kysely';
import type { TenantTransaction } from '../connection/in-tenant.js';

/** What became of earlier generations from these templates. One without a record is left out. */
export async function listTemplateRecords(tx: TenantTransaction, templateIds: readonly number[]): Promise<TemplateRecord[]> {
  if (templateIds.length === 0) return [];
  const rows = await tx.selectFrom('template_records').selectAll().where(sql<boolean>`template_id = any(${[...templateIds]}::integer[])`).execute();
  return rows.map((row) => ({
    templateId: row.template_id,
    runs: row.generated,
    passed: row.passed_first_time + row.repaired,
    passedUnrepaired: row.passed_first_time,
  }));
}

/** Counts a template's record anew from its codes. A template that is gone has none, which is no error. */
export async function refreshTemplateRecord(tx: TenantTransaction, templateId: number): Promise<void> {
  await sql`
    insert into template_records (template_id, generated, passed_first_time, repaired, failed)
    select t.id, count(c.id)::integer,
           (count(*) filter (where c.verdict = 'pass' and c.repairs = 0))::integer,
           (count(*) filter (where c.verdict = 'pass' and c.repairs > 0))::integer,
           (count(*) filter (where c.verdict = 'fail'))::integer
      from templates t left join generated_code c on c.organization_id = t.organization_id and c.template_id = t.id
     where t.id = ${templateId}
     group by t.id
    on conflict (organization_id, template_id) do update
      set generated = excluded.generated, passed_first_time = excluded.passed_first_time,
          repaired = excluded.repaired, failed = excluded.failed, refreshed_at = now()`.execute(tx);
}
