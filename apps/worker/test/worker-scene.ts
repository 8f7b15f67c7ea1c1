import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { SMTPServer } from 'smtp-server';
import { inTenantCommand } from '@safecode/database/connection/in-tenant';
import { insertInvitation } from '@safecode/database/invitations/invitation-repository';
import { enqueueJob } from '@safecode/database/jobs/enqueue-job';
import { insertOrganization, reserveOrganizationId } from '@safecode/database/organizations/organization-repository';
import type { TestDatabase } from '@safecode/testing/database/test-database';
import { createAuth } from '@safecode/auth/create-auth';
import { afterAll, afterEach } from 'vitest';

/** The built worker: these tests kill the very process that is shipped. */
const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const actor = { kind: 'system', label: 'Test' } as const;

export interface WorkerProcess {
  readonly pid: number;
  readonly port: number;
  readonly poolId: string;
  /** Everything it wrote. */
  output(): string;
  /** Sends a signal and waits for the end. Answers the exit code; null after a kill. */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

const living = new Set<ChildProcess>();
/** What the workers of the running test wrote. */
let written: (readonly string[])[] = [];
// A test that failed half way must not leave a worker to the next one.
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') process.stderr.write(`${task.name}, what its workers wrote:\n${written.map((lines) => lines.join('')).join('\n')}`);
  written = [];
  const ends = [...living].map((child) => once(child, 'exit'));
  for (const child of living) child.kill('SIGKILL');
  await Promise.all(ends);
});

/** Starts a worker process and waits until it takes jobs. */
export async function startWorker(database: TestDatabase, env: Record<string, string>): Promise<WorkerProcess> {
  const { child, lines } = spawnWorker({ DATABASE_URL: database.adminUrl, ENCRYPTION_KEY: database.encryptionKey, DATA_DIR: database.dataDir, ...env });
  const ready = await new Promise<{ port: number; workerId: string }>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The worker ended with ${code}: ${lines.join('\n')}`)));
    createInterface({ input: child.stdout ?? process.stdin }).on('line', (line) => {
      const said = JSON.parse(line) as { event: string; port: number; workerId: string };
      if (said.event === 'worker.ready') resolve(said);
    });
  });
  return {
    pid: child.pid ?? 0,
    port: ready.port,
    poolId: ready.workerId,
    output: () => lines.join(''),
    end: async (signal) => {
      const ended = once(child, 'exit');
      child.kill(signal);
      const [code] = (await ended) as [number | null];
      return code;
    },
  };
}

/** Lets the time pass after which a silent worker is taken for dead; `worker-recovery` waits for it as it passes by itself. */
export async function passSilence({ admin }: TestDatabase): Promise<void> {
  await admin.query("update workers set seen_at = seen_at - interval '1 minute'");
}

/** Starts a worker that is expected not to come up. */
export async function failingWorker(env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const { child, lines } = spawnWorker(env);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output: lines.join('') };
}

function spawnWorker(env: Record<string, string>): { child: ChildProcess; lines: string[] } {
  if (!existsSync(MAIN)) throw new Error('Build the worker first: npx tsc -b apps/worker');
  const child = spawn(process.execPath, [MAIN], { env: { PATH: process.env['PATH'] ?? '', LOG_LEVEL: 'debug', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  living.add(child);
  child.once('exit', () => living.delete(child));
  const lines: string[] = [];
  written.push(lines);
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => lines.push(chunk.toString('utf8')));
  return { child, lines };
}

export interface SlowMailServer {
  readonly url: string;
  /** How many mails were taken, by receiver. */
  readonly taken: Map<string, number>;
  /** How many are being taken at this moment. */
  underway(): number;
}

/** A mail server that takes its time over each mail. */
export async function slowMailServer(delayMs: number): Promise<SlowMailServer> {
  const taken = new Map<string, number>();
  let underway = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData: (stream, session, done) => {
      underway += 1;
      stream.resume().on('end', () =>
        setTimeout(() => {
          underway -= 1;
          for (const { address } of session.envelope.rcptTo) taken.set(address, (taken.get(address) ?? 0) + 1);
          done();
        }, delayMs),
      );
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));
  const address = server.server.address();
  return { url: `smtp://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`, taken, underway: () => underway };
}

/** Makes an organisation with so many invitations whose mails are jobs. Answers its id. */
export async function inviteMany(database: TestDatabase, count: number): Promise<number> {
  const { db, keys } = database;
  const auth = createAuth(db, keys);
  const organizationId = await reserveOrganizationId(db);
  await inTenantCommand(db, { organizationId, actor }, async (tx) => {
    await insertOrganization(tx, { name: 'Shop', slug: `shop-${organizationId}`, isDemo: false });
    const expiresAt = new Date(Date.now() + 86_400_000);
    for (let n = 0; n < count; n += 1) {
      const email = `person${n}@shop-${organizationId}.example`;
      const tokenHash = auth.hashInvitationToken(auth.invitationToken({ organizationId, email, expiresAt }));
      const invitationId = await insertInvitation(tx, { email, role: 'viewer', brandAccess: 'all', brandRoles: [], tokenHash, expiresAt });
      await enqueueJob(tx, 'invitations.send', { payload: { organizationId, invitationId: invitationId ?? 0 } });
    }
    return { result: undefined, ledger: [{ action: 'organization.created', objectType: 'organization', objectId: organizationId }] };
  });
  return organizationId;
}

export interface QueueState {
  /** Invitations whose mail is recorded as sent. */
  readonly sent: number;
  readonly jobs: number;
  readonly locked: number;
}

/** The jobs of an organisation and what they have done, seen from behind the curtain. */
export async function queueState(database: TestDatabase, organizationId: number): Promise<QueueState> {
  const { rows } = await database.admin.query<QueueState>(
    `select (select count(*)::integer from invitations where organization_id = $1 and mail_sent_at is not null) as sent,
            count(*)::integer as jobs, count(*) filter (where locked_at is not null)::integer as locked
       from graphile_worker._private_jobs where (payload ->> 'organizationId')::integer = $1`,
    [organizationId],
  );
  return rows[0] ?? { sent: 0, jobs: 0, locked: 0 };
}

/** Waits until `condition` holds. Answers the milliseconds it took. */
export async function until(condition: () => boolean | Promise<boolean>, limitMs: number): Promise<number> {
  const start = Date.now();
  while (!(await condition())) {
    if (Date.now() - start > limitMs) throw new Error(`Not within ${limitMs} ms.`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return Date.now() - start;
}
