import { checkCatalogue } from '@safecode/testing/database/isolation/check-catalogue';
import { TENANT_TABLES } from '@safecode/testing/database/isolation/table-register';
import { testDatabase } from '@safecode/testing/database/test-database';
import { describe, expect, it } from 'vitest';

const { admin } = await testDatabase();

/** Every way to weaken one table that a careless migration could take. */
const mutantsOf = (table: string): string[] => [
  `alter table ${table} disable row level security`,
  `alter table ${table} no force row level security`,
  `grant truncate on ${table} to opal_app`,
  ...['select', 'insert', 'update', 'delete'].flatMap((command) => [
    `drop policy tenant_${command} on ${table}`,
    `alter policy tenant_${command} on ${table} ${command === 'insert' ? 'with check' : 'using'} (true)`,
    `create policy open_${command} on ${table} for ${command} to opal_app ${command === 'insert' ? 'with check' : 'using'} (true)`,
  ]),
  `alter policy tenant_update on ${table} with check (true)`,
  `alter policy tenant_select on ${table} using (current_setting('app.organization_id', true) is not null)`,
  `alter policy tenant_select on ${table} to public using (true)`,
];

async function survives(mutant: string): Promise<boolean> {
  const client = await admin.connect();
  try {
    await client.query('begin');
    await client.query(mutant);
    return (await checkCatalogue(client)).length === 0;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

describe('the checks of isolation', () => {
  it.each(TENANT_TABLES)('notice every weakening of %s', async (table) => {
    const mutants = mutantsOf(table);
    const survivors: string[] = [];
    for (const mutant of mutants) if (await survives(mutant)) survivors.push(mutant);
    expect(survivors).toEqual([]);
    expect(mutants).toHaveLength(18);
  });
});
