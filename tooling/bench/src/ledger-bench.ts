import { appConnectionString } from '@safecode/database/connection/app-role';
import { createDatabase, type Database } from '@safecode/database/connection/create-database';
import { deriveKeys } from '@safecode/database/connection/derive-keys';
import { inTenant, inTenantCommand, type TenantContext } from '@safecode/database/connection/in-tenant';
import { verifyLedger } from '@safecode/database/ledger/verify-ledger';
import { migrateDatabase } from '@safecode/database/migrate/migrate-database';
import { sql } from 'kysely';
import { printFigure } from './figure.js';
import { makeOrganization } from './ledger-organization.js';
import { benchLedgerSearch } from './ledger-search-bench.js';
import { startDatabase } from './product.js';

const ENCRYPTION_KEY = Buffer.alloc(32, 7).toString('base64');
const WRITERS = 50;
const APPENDS_SECONDS = 5;
/** Other work of a transaction before its entry: part of the bar. */
const WORK_MS = 5;
const CHAIN = 200_000;
const PER_COMMAND = 1000;

/** Appends, verification and search of the ledger on a durable database. References are the limits. */
export async function benchLedger(): Promise<void> {
  const database = await startDatabase();
  await migrateDatabase({ adminUrl: database.url, encryptionKey: ENCRYPTION_KEY });
  const handle = createDatabase({
    connectionString: appConnectionString(database.url, ENCRYPTION_KEY),
    maxConnections: WRITERS,
    ledgerKey: deriveKeys(ENCRYPTION_KEY).ledger,
    applicationName: 'bench',
    onError: () => undefined,
  });
  try {
    await benchAppends(handle.db);
    await benchVerification(handle.db);
    await benchLedgerSearch(handle.db, database.url);
  } finally {
    await handle.close();
    await database.stop();
  }
}

const record = (n: number) => ({
  action: 'brand.updated' as const,
  objectType: 'brand',
  objectId: n,
  brandId: 1,
  before: { status: 'active', name: 'Larkmoor', pageTypes: ['pdp', 'plp'] },
  after: { status: 'active', name: 'Larkmoor Outfitters', pageTypes: ['pdp', 'plp', 'cart'] },
  reason: 'renamed',
});

async function benchAppends(db: Database): Promise<void> {
  const context = await makeOrganization(db, 'appends');
  // Connections are made before the clock runs.
  await Promise.all(Array.from({ length: WRITERS }, () => inTenant(db, context, (tx) => sql`select pg_sleep(0.5)`.execute(tx))));
  const metric = `appends of one organisation, ${WRITERS} writers, ${WORK_MS} ms of other work`;
  // In a new process the engine still compiles what it runs, and every connection prepares its statements.
  const first = await appendFor(db, context, APPENDS_SECONDS);
  printFigure({ bench: 'ledger', metric, value: first.rate, unit: 'entries/s', reference: 1500 });
  const later = await appendFor(db, context, APPENDS_SECONDS);
  printFigure({ bench: 'ledger', metric: `${metric}, the next ${APPENDS_SECONDS} s`, value: later.rate, unit: 'entries/s', reference: 1500 });
  const { firstBreak, entries } = await inTenant(db, context, (tx) => verifyLedger(tx));
  const appended = first.appended + later.appended;
  if (firstBreak !== null || entries !== appended + 1) throw new Error(`The chain forked: ${JSON.stringify(firstBreak)}, ${entries} of ${appended + 1} entries.`);
}

/** Appends by all writers at once; answers how many, and how many a second. */
async function appendFor(db: Database, context: TenantContext, seconds: number): Promise<{ appended: number; rate: number }> {
  const began = performance.now();
  const until = began + seconds * 1000;
  let appended = 0;
  const write = async (): Promise<void> => {
    while (performance.now() < until) {
      await inTenantCommand(db, context, async (tx) => {
        await sql`select pg_sleep(${WORK_MS / 1000})`.execute(tx);
        return { result: undefined, ledger: [record(appended)] };
      });
      appended += 1;
    }
  };
  await Promise.all(Array.from({ length: WRITERS }, write));
  return { appended, rate: appended / ((performance.now() - began) / 1000) };
}

async function benchVerification(db: Database): Promise<void> {
  const context = await makeOrganization(db, 'verification');
  for (let n = 0; n < CHAIN; n += PER_COMMAND) {
    await inTenantCommand(db, context, async () => ({ result: undefined, ledger: Array.from({ length: PER_COMMAND }, (_, at) => record(n + at)) }));
  }
  const rates: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const began = performance.now();
    const { entries, firstBreak } = await inTenant(db, context, (tx) => verifyLedger(tx));
    if (firstBreak !== null) throw new Error('The chain of the benchmark is broken.');
    rates.push(entries / ((performance.now() - began) / 1000));
  }
  printFigure({ bench: 'ledger', metric: `verification of ${CHAIN} entries with contents, best of 3`, value: Math.max(...rates), unit: 'entries/s', reference: 100_000 });
}
