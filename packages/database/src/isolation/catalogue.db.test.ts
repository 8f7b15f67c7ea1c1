import { checkCatalogue } from '@safecode/testing/database/isolation/check-catalogue';
import { testDatabase } from '@safecode/testing/database/test-database';
import { describe, expect, it } from 'vitest';

const { admin } = await testDatabase();

describe('the catalogue of the database', () => {
  it('isolates every table, key, policy, function and role it holds', async () => {
    expect(await checkCatalogue(admin)).toEqual([]);
  });

  it.each([
    ['an unknown table', 'create table forgotten (organization_id integer)', 'forgotten'],
    ['a view', 'create view peek as select * from brands', 'peek'],
    ['a materialised view', 'create materialized view stale as select * from brands', 'stale'],
    ['a foreign key across organisations', 'alter table brands add constraint cross_fk unique (id); alter table dom_selectors add constraint leak_fk foreign key (brand_id) references brands (id)', 'leak_fk'],
    ['a unique key of the whole installation', 'create unique index brands_name_everywhere on brands (name)', 'brands_name_everywhere'],
    ['an unknown function', "create function app.peek() returns bigint language sql security definer as 'select count(*) from brands'", 'function peek is not in the register'],
    ['a definer function without a search path', 'alter function app.find_user_id(text) reset search_path', 'find_user_id'],
    ['a grant of too much', 'grant truncate on code_audit_log to opal_app', 'truncate'],
    ['a readable secret', 'grant select (secret_hash) on api_keys to public', 'api_keys: select is granted to PUBLIC'],
    ['a readable password hash', 'grant select on user_credentials to opal_app', 'user_credentials'],
    ['a door into the queue', 'grant usage on schema graphile_worker to opal_app', 'graphile_worker'],
  ])('notices %s', async (_, change, finding) => {
    const client = await admin.connect();
    try {
      await client.query('begin');
      await client.query(change);
      expect((await checkCatalogue(client)).join('\n')).toContain(finding);
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});
