import type { Database } from '@safecode/database/connection/create-database';
import { inTenant, type TenantContext } from '@safecode/database/connection/in-tenant';
import { searchAudit, type AuditScope } from '@safecode/database/ledger/audit-read-model';
import { Client } from 'pg';
import { printFigure } from './figure.js';
import { makeOrganization } from './ledger-organization.js';

const ENTRIES = 2_000_000;
const LIMIT_MS = 300;
const ROUNDS = 8;
/** A person who wrote half of everything, and one who wrote a little. */
const BUSY = 7;
const QUIET = 8;

/** Filters alone and together; those that find nothing are the hardest, because nothing ends the search early. */
const FILTERS: Readonly<Record<string, Partial<AuditScope>>> = {
  'no filter': {},
  'busy person': { userId: BUSY },
  'quiet person': { userId: QUIET },
  'busy person, an action they never did': { userId: BUSY, actions: 'quota.changed' },
  'busy person, rare action': { userId: BUSY, actions: 'rule.archived' },
  'busy person, common action, brand, 90 days': { userId: BUSY, actions: 'template.updated', brandId: 3, from: daysAgo(90) },
  'busy person, foreign brand': { userId: BUSY, brandId: 999 },
  'busy person, object type they never touched': { userId: BUSY, objectType: 'quota' },
  'quiet person, rare action, brand': { userId: QUIET, actions: 'rule.archived', brandId: 3 },
  'key': { keyId: 5 },
  'key, action it never did': { keyId: 5, actions: 'quota.changed' },
  'key, object type, brand': { keyId: 5, objectType: 'template', brandId: 3 },
  'common action': { actions: 'template.updated' },
  'common action, brand it never touched': { actions: 'template.updated', brandId: 999 },
  'five actions': { actions: 'template.updated,brand.updated,rule.archived,quota.changed,code.created' },
  'five actions, quiet person': { actions: 'template.updated,brand.updated,rule.archived,quota.changed,code.created', userId: QUIET },
  'object type': { objectType: 'template' },
  'object type, action of another one': { objectType: 'template', actions: 'brand.updated' },
  'object type, brand, person': { objectType: 'template', brandId: 3, userId: BUSY },
  'brand': { brandId: 3 },
  'brand, rare action': { brandId: 3, actions: 'rule.archived' },
  'brand, 30 days, object type': { brandId: 3, from: daysAgo(30), objectType: 'brand' },
  'code': { codeId: 4242 },
  'code, person, action': { codeId: 4242, userId: BUSY, actions: 'code.created' },
  'one day a year ago': { from: daysAgo(366), to: daysAgo(365) },
  'one day, an action that never was': { from: daysAgo(366), to: daysAgo(365), actions: 'quota.changed' },
  'listed brands only': { brandIds: [1, 2] },
  'listed brands, busy person': { brandIds: [1, 2], userId: BUSY },
};

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString();
}

/** The slowest of several searches by each filter over two million entries of one organisation. */
export async function benchLedgerSearch(db: Database, adminUrl: string): Promise<void> {
  const context = await makeOrganization(db, 'search');
  await fillLedger(adminUrl, context.organizationId);
  let slowest = { name: '', ms: 0 };
  for (const [name, filter] of Object.entries(FILTERS)) {
    const ms = await slowestOf(db, context, filter);
    printFigure({ bench: 'ledger', metric: `search of ${ENTRIES} entries: ${name}, slowest of ${ROUNDS}`, value: ms, unit: 'ms', reference: LIMIT_MS });
    if (ms > slowest.ms) slowest = { name, ms };
  }
  printFigure({ bench: 'ledger', metric: `search of ${ENTRIES} entries: slowest filter (${slowest.name})`, value: slowest.ms, unit: 'ms', reference: LIMIT_MS });
}

async function slowestOf(db: Database, context: TenantContext, filter: Partial<AuditScope>): Promise<number> {
  let slowest = 0;
  // Eight rounds: after five the server may choose a plan for all values, and that one counts, too.
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    await inTenant(db, context, (tx) => searchAudit(tx, { brandIds: null, ...filter, limit: 50, cursorKey: Buffer.alloc(32) }));
    slowest = Math.max(slowest, performance.now() - began);
  }
  return slowest;
}

/** Entries over two years with skewed actors, actions and brands. Their hashes are of no use: only searching is measured. */
async function fillLedger(adminUrl: string, organizationId: number): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`insert into ledger_subjects (organization_id, subject, ref, wrapped_key)
      select $1, 'p-' || n, 'user:' || n, 'x' from generate_series(8, 60) n on conflict do nothing`, [organizationId]);
    const { rows } = await client.query<{ subject: string }>('select subject from ledger_subjects where organization_id = $1 and ref = $2', [organizationId, `user:${BUSY}`]);
    await client.query(
      `insert into code_audit_log (organization_id, sequence, generated_code_id, brand_id, user_id, subject, key_id, actor, action, object_type, object_id, after,
                                   created_at, hash, previous_hash, format, salt, content_digest, digest)
       select $1, n, case when kind = 5 then n / 20 end, case when n % 11 = 0 then null else 1 + n % 9 end,
              case when n % 4 = 3 then null else person end, case when n % 4 = 3 then null when person = ${BUSY} then $2 else 'p-' || person end,
              case when n % 4 = 3 then 1 + n % 12 end, case when n % 4 = 3 then '{"kind":"api_key","keyId":5,"label":"CI"}' else '{"kind":"system","label":"x"}' end::json,
              (array['template.updated', 'brand.updated', 'selector.updated', 'generation.requested', 'session.started', 'code.created', 'rule.archived'])[case when n % 5000 = 0 then 7 else 1 + kind end],
              (array['template', 'brand', 'dom_selector', 'generation_run', 'session', 'generated_code', 'code_rule'])[case when n % 5000 = 0 then 7 else 1 + kind end],
              (n % 3000)::text, '{"status":"active","name":"Larkmoor Outfitters"}'::json, now() - interval '730 days' + n * (interval '730 days' / ${ENTRIES}),
              md5(n::text) || md5(n::text), '', 2, md5(n::text), md5(n::text) || md5(n::text), md5(n::text) || md5(n::text)
         from (select n, (n::bigint * 7919 % 6)::integer as kind, case when n % 2 = 0 then ${BUSY} when n % 1000 = 1 then ${QUIET} else 9 + (n::bigint * 31 % 50)::integer end as person
                 from generate_series(2, ${ENTRIES}) n) e`,
      [organizationId, rows[0]?.subject],
    );
    await client.query('vacuum analyze code_audit_log');
  } finally {
    await client.end();
  }
}
