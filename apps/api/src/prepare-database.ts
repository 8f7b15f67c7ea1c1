import { resolve } from 'node:path';
import { appConnectionString } from '@safecode/database/connection/app-role';
import { createDatabase } from '@safecode/database/connection/create-database';
import { deriveKeys } from '@safecode/database/connection/derive-keys';
import { MissingRightError, migrateDatabase } from '@safecode/database/migrate/migrate-database';
import { countOrganizations } from '@safecode/database/organizations/organization-repository';
import { confirmFirstRun, firstRunPath, writePendingFirstRun } from './composition/first-run-file.js';
import type { FirstRun } from './composition/first-start.js';
import { EnvironmentError, readEnv, type ApiEnv } from './env.js';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Brings the schema up to date and, on the first start, makes an organisation. Safe to run at every start. */
async function prepare(env: ApiEnv): Promise<void> {
  await migrateDatabase({ adminUrl: env.DATABASE_URL, encryptionKey: env.ENCRYPTION_KEY, onProgress: say });
  const dataDir = resolve(env.DATA_DIR);
  const handle = createDatabase({
    connectionString: appConnectionString(env.DATABASE_URL, env.ENCRYPTION_KEY),
    maxConnections: 2,
    ledgerKey: deriveKeys(env.ENCRYPTION_KEY).ledger,
    applicationName: 'safecode-prepare',
    onError: () => undefined,
  });
  try {
    if ((await countOrganizations(handle.db)) > 0) {
      // Seeded by a start that died before it could say so: the file is all there is to find the password.
      if (confirmFirstRun(dataDir)) say(`The sign-in of the first start is in ${firstRunPath(dataDir)}.`);
      return;
    }
    // Loaded when needed: later starts have no use for the verifier and the demonstration's knowledge.
    const { planFirstStart } = await import('./composition/first-start.js');
    const planned = planFirstStart(env);
    writePendingFirstRun(dataDir, planned.firstRun);
    await planned.seed(handle.db);
    confirmFirstRun(dataDir);
    tell(planned.firstRun, firstRunPath(dataDir));
  } finally {
    await handle.close();
  }
}

/** Said once. Later starts print nothing secret. */
function tell(firstRun: FirstRun, file: string): void {
  say(`First start: made the organisation "${firstRun.organization}".`);
  say(`  address     ${firstRun.url}`);
  say(`  mail        ${firstRun.adminEmail}`);
  say(`  password    ${firstRun.adminPassword}`);
  say(`  Opal token  ${firstRun.opalToken}`);
  if (firstRun.storefrontUrl !== null) say(`  shop        ${firstRun.storefrontUrl}`);
  say(`Also in ${file}. It is not printed again.`);
}

try {
  await prepare(readEnv(process.env));
} catch (error) {
  process.stderr.write(`${error instanceof EnvironmentError || error instanceof MissingRightError ? error.message : `The database could not be prepared: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`}\n`);
  process.exitCode = 1;
}
