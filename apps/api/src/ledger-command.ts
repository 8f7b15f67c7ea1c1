import { createWriteStream } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { appConnectionString } from '@safecode/database/connection/app-role';
import { createDatabase, type Database } from '@safecode/database/connection/create-database';
import { deriveKeys } from '@safecode/database/connection/derive-keys';
import { inTenant } from '@safecode/database/connection/in-tenant';
import { CheckpointFiles } from '@safecode/database/ledger/checkpoint-files';
import { listOrganizationIds } from '@safecode/database/ledger/ledger-status';
import { verifyLedger } from '@safecode/database/ledger/verify-ledger';
import { findOrganizationId } from '@safecode/database/organizations/organization-repository';
import { LEDGER_BREAKS } from '@safecode/domain/ledger/checkpoint';
import { ledgerContext } from '@safecode/usecases/ledger/ledger-context';
import { exportBundle } from '@safecode/usecases/ledger/export-audit';
import { EnvironmentError, readEnv, type ApiEnv } from './env.js';

const USAGE = `npm run ledger -- verify [--organization SLUG]           checks every ledger, or one, against its checkpoints
npm run ledger -- export --organization SLUG --output FILE   writes a signed bundle; recorded in the ledger

Exit code 0: whole. 1: broken. 2: could not be checked.`;

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const number = new Intl.NumberFormat('en');

interface Keeper {
  readonly db: Database;
  readonly env: ApiEnv;
  readonly checkpoints: CheckpointFiles;
}

/** `npm run ledger`. Answers the exit code. */
async function main(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options: { organization: { type: 'string' }, output: { type: 'string' } } });
  const [command] = positionals;
  if (positionals.length !== 1 || (command !== 'verify' && command !== 'export') || (command === 'export' && (values.organization === undefined || values.output === undefined))) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const env = readEnv(process.env);
  const handle = createDatabase({
    connectionString: appConnectionString(env.DATABASE_URL, env.ENCRYPTION_KEY),
    maxConnections: 2,
    ledgerKey: deriveKeys(env.ENCRYPTION_KEY).ledger,
    applicationName: 'safecode-ledger',
    onError: () => undefined,
  });
  try {
    const keeper = { db: handle.db, env, checkpoints: new CheckpointFiles(env.DATA_DIR) };
    const organizations = values.organization === undefined ? await listOrganizationIds(handle.db) : [await organizationOf(handle.db, values.organization)];
    return command === 'verify' ? await verifyAll(keeper, organizations) : await exportTo(keeper, organizations[0] ?? 0, values.output ?? '');
  } finally {
    await handle.close();
  }
}

async function organizationOf(db: Database, slug: string): Promise<number> {
  const id = await findOrganizationId(db, slug);
  if (id === null) throw new EnvironmentError(`There is no organisation "${slug}".`);
  return id;
}

/** One line for each ledger: entries, speed, and the first break with its kind. */
async function verifyAll({ db, checkpoints }: Keeper, organizations: readonly number[]): Promise<number> {
  let broken = 0;
  for (const organizationId of organizations) {
    const known = await checkpoints.list(organizationId);
    const began = performance.now();
    const { entries, firstBreak, checkpointSequence } = await inTenant(db, ledgerContext(organizationId), (tx) => verifyLedger(tx, known));
    const seconds = (performance.now() - began) / 1000;
    const speed = `${number.format(entries)} entries in ${seconds.toFixed(2)} s, ${number.format(Math.round(entries / seconds))} entries/s`;
    const anchor = checkpointSequence === null ? 'no checkpoint' : `signed up to ${number.format(checkpointSequence)}`;
    say(`organisation ${organizationId}: ${firstBreak === null ? 'whole' : `BROKEN at entry ${firstBreak.sequence} (${firstBreak.kind}: ${LEDGER_BREAKS[firstBreak.kind]})`}; ${anchor}; ${speed}`);
    if (firstBreak !== null) broken += 1;
  }
  return broken === 0 ? 0 : 1;
}

async function exportTo({ db, env, checkpoints }: Keeper, organizationId: number, file: string): Promise<number> {
  const deps = { db, checkpoints, keys: deriveKeys(env.ENCRYPTION_KEY), clock: { now: () => new Date() }, log: { info: () => undefined, warn: () => undefined, error: () => undefined } };
  const pieces = await exportBundle(deps, organizationId);
  await pipeline(Readable.from(pieces, { objectMode: true, highWaterMark: 2 }), createWriteStream(file, { mode: 0o600 }));
  say(`Written to ${file}.`);
  return 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof EnvironmentError || error instanceof TypeError ? error.message : `The ledger could not be checked: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`}\n`);
  process.exitCode = 2;
}
