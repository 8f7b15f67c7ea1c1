import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFreePort } from '../free-port.mjs';
import { isProcessAlive } from '../process-lock.mjs';
import { startPostgres } from '../postgres.mjs';
import { makeFakeCheckout, runStart } from './fake-checkout.js';

let checkout: { root: string; remove: () => void };
beforeAll(() => {
  checkout = makeFakeCheckout();
});
afterAll(() => checkout.remove());

async function freshEnvironment(name: string): Promise<Record<string, string> & { DATA_DIR: string; PORT: string }> {
  return { DATA_DIR: path.join(checkout.root, name), PORT: String(await findFreePort()), STOREFRONT_PORT: String(await findFreePort()) };
}

const readEvents = (dataDir: string) => fs.readFileSync(path.join(dataDir, 'events'), 'utf8').trim().split('\n');
const pidsOf = (dataDir: string) => readEvents(dataDir).flatMap((line) => /started (\d+)/.exec(line)?.[1] ?? []).map(Number);

async function get(url: string): Promise<string> {
  const [response] = (await once(http.get(url), 'response')) as [http.IncomingMessage];
  let body = '';
  for await (const chunk of response) body += String(chunk);
  return body;
}

describe('npm start', () => {
  it('says ready when the API is, drains the programs on SIGTERM, and leaves nothing running', async () => {
    const env = await freshEnvironment('plain');
    const start = runStart(checkout.root, env);
    await start.says(`ready http://127.0.0.1:${env.PORT}\n`);
    expect(start.output()).toContain(`first run facts of http://127.0.0.1:${env.PORT}`);
    expect(start.output()).not.toContain('quiet');
    expect(start.output()).toContain('  worker | job.failed: TypeError\n');
    expect(fs.readFileSync(path.join(env.DATA_DIR, 'logs', 'worker.log'), 'utf8')).toContain('quiet');
    const seen = JSON.parse(await get(`http://127.0.0.1:${env.PORT}/`));
    expect(seen.env).toEqual(expect.arrayContaining(['DATABASE_URL', 'DATA_DIR', 'PORT', 'HOST', 'PUBLIC_URL', 'STOREFRONT_URL', 'ENCRYPTION_KEY', 'SEED']));
    const shop = JSON.parse(await get(`http://127.0.0.1:${env['STOREFRONT_PORT']}/`));
    expect(shop.env).not.toEqual(expect.arrayContaining(['DATABASE_URL']));
    expect(shop.key).toBeUndefined();
    expect(fs.statSync(path.join(env.DATA_DIR, 'encryption.key')).mode & 0o777).toBe(0o600);

    start.child.kill('SIGTERM');
    expect(await start.ended).toBe(0);
    expect(readEvents(env.DATA_DIR).slice(-2)).toEqual(['api drained', 'worker drained']);
    for (const pid of pidsOf(env.DATA_DIR)) expect(isProcessAlive(pid)).toBe(false);
    expect(fs.existsSync(path.join(env.DATA_DIR, 'postgres', 'cluster', 'postmaster.pid'))).toBe(false);
    expect(fs.existsSync(path.join(env.DATA_DIR, 'start.lock'))).toBe(false);
  });

  it('takes the doubled Ctrl-C of npm for one, and keeps key and data over a second start', async () => {
    const env = await freshEnvironment('plain');
    const key = fs.readFileSync(path.join(env.DATA_DIR, 'encryption.key'), 'utf8');
    const start = runStart(checkout.root, env);
    await start.says('ready http');
    start.child.kill('SIGINT');
    start.child.kill('SIGINT');
    expect(await start.ended).toBe(0);
    expect(start.output()).toContain('stopped');
    expect(fs.readFileSync(path.join(env.DATA_DIR, 'encryption.key'), 'utf8')).toBe(key);
  });

  it('gets the SIGTERM that npm passes on: npm ends its shell, and only `exec` puts us in the place of the shell', () => {
    const { scripts } = JSON.parse(fs.readFileSync(path.resolve(import.meta.dirname, '../../../package.json'), 'utf8'));
    expect(scripts.start).toMatch(/^exec node /);
  });

  it('is forced by a second Ctrl-C', async () => {
    const env = { ...(await freshEnvironment('forced')), MISBEHAVE: 'worker-hangs' };
    const start = runStart(checkout.root, env);
    await start.says('ready http');
    start.child.kill('SIGINT');
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(start.child.exitCode).toBeNull();
    start.child.kill('SIGINT');
    expect(await start.ended).toBe(1);
    await expect.poll(() => pidsOf(env.DATA_DIR).some(isProcessAlive)).toBe(false);
  });

  it('names a program that dies with its last words, stops the others and exits 1', async () => {
    const env = { ...(await freshEnvironment('dying')), MISBEHAVE: 'worker' };
    const start = runStart(checkout.root, env);
    expect(await start.ended).toBe(1);
    expect(start.output()).toMatch(/The worker ended unexpectedly \(exit code 7\); everything else was stopped\.\n(?: {2}.*\n)* {2}a fault in worker/);
    expect(pidsOf(env.DATA_DIR).some(isProcessAlive)).toBe(false);
  });

  it('stops what a killed start has left behind before it starts again', async () => {
    const env = await freshEnvironment('killed');
    const first = runStart(checkout.root, env);
    await first.says('ready http');
    first.child.kill('SIGKILL');
    await first.ended;
    const orphans = pidsOf(env.DATA_DIR);
    const second = runStart(checkout.root, env);
    await second.says('ready http');
    expect(orphans.some(isProcessAlive)).toBe(false);
    second.child.kill('SIGTERM');
    expect(await second.ended).toBe(0);
  });
});

describe('npm start refuses with one sentence', () => {
  const refusal = async (env: Record<string, string>) => {
    const start = runStart(checkout.root, env);
    expect(await start.ended).toBe(1);
    expect(start.output()).not.toMatch(/\n\s+at /);
    return start.output().trim();
  };

  it('a second start on the same data, before it looks at the port', async () => {
    const env = await freshEnvironment('twice');
    const start = runStart(checkout.root, env);
    await start.says('ready http');
    expect(await refusal(env)).toMatch(/^Already running on this data folder \(process \d+/);
    start.child.kill('SIGTERM');
    await start.ended;
  });

  it('a taken port, and starts nothing', async () => {
    const env = await freshEnvironment('taken');
    const squatter = http.createServer().listen(Number(env.PORT), '127.0.0.1');
    await once(squatter, 'listening');
    expect(await refusal(env)).toBe(`Port ${env.PORT} is taken by another program: stop it, or set PORT to a free port.`);
    expect(fs.existsSync(path.join(env.DATA_DIR, 'postgres'))).toBe(false);
    squatter.close();
  });

  it('a port that is not a number, an unknown seed, production without a key', async () => {
    const env = await freshEnvironment('settings');
    expect(await refusal({ ...env, PORT: 'http' })).toBe('PORT must be a port number from 1 to 65535.');
    expect(await refusal({ ...env, SEED: 'all' })).toBe('SEED must be "demo", "demo-knowledge" or "none".');
    expect(await refusal({ ...env, NODE_ENV: 'production' })).toMatch(/^ENCRYPTION_KEY must be set/);
  });

  it('a package that somebody removed', async () => {
    const env = { ...(await freshEnvironment('package')), MISBEHAVE: 'package' };
    expect(await refusal(env)).toMatch(/\nThe installed packages are damaged \("@acme\/gone" cannot be found\): delete node_modules and start again\.$/);
  });

  it('a data folder that is someone else\'s, a file, or damaged', async () => {
    const env = await freshEnvironment('foreign');
    fs.mkdirSync(env.DATA_DIR);
    fs.writeFileSync(path.join(env.DATA_DIR, 'thesis.tex'), '');
    expect(await refusal(env)).toMatch(/is not a data folder: it holds other files/);
    expect(fs.readdirSync(env.DATA_DIR)).toEqual(['thesis.tex']);
    expect(await refusal({ ...env, DATA_DIR: path.join(env.DATA_DIR, 'thesis.tex') })).toMatch(/cannot be used as a data folder \((EEXIST|ENOTDIR)\)/);
    const damaged = path.join(checkout.root, 'damaged');
    fs.mkdirSync(path.join(damaged, 'postgres', 'cluster'), { recursive: true });
    expect(await refusal({ ...env, DATA_DIR: damaged })).toMatch(/is broken: .*PG_VERSION is missing/);
    fs.writeFileSync(path.join(damaged, 'encryption.key'), 'short');
    fs.rmSync(path.join(damaged, 'postgres'), { recursive: true });
    expect(await refusal({ ...env, DATA_DIR: damaged })).toMatch(/encryption\.key does not hold 32 bytes/);
  });

  it('a database that cannot be prepared', async () => {
    const env = { ...(await freshEnvironment('unprepared')), MISBEHAVE: 'prepare' };
    expect(await refusal(env)).toMatch(/The database could not be prepared:\nmigration 7 is broken$/);
  });

  it('a DATABASE_URL that is malformed, unreachable, refused or too poor, never repeating its password', async () => {
    const env = await freshEnvironment('external');
    const server = await startPostgres({ dataDir: path.join(checkout.root, 'other-server'), settings: { fsync: 'off' } });
    const at = (change: (url: URL) => void) => {
      const url = new URL(server.url);
      change(url);
      return { ...env, DATABASE_URL: url.href };
    };
    const closed = String(await findFreePort());
    expect(await refusal({ ...env, DATABASE_URL: 'mysql://me:secret@host/x' })).toBe('DATABASE_URL must look like postgres://user:password@host:5432/database.');
    expect(await refusal(at((url) => (url.port = closed)))).toMatch(/Nothing answers at the address of DATABASE_URL/);
    expect(await refusal(at((url) => (url.hostname = 'no-such-host.invalid')))).toMatch(/host of DATABASE_URL \("no-such-host.invalid"\) is not known/);
    const wrong = await refusal(at((url) => (url.password = 'sesame')));
    expect(wrong).toMatch(/refuses the user "postgres" with this password/);
    expect(wrong).not.toContain('sesame');
    expect(await refusal(at((url) => (url.pathname = '/missing')))).toMatch(/has no database "missing"/);
    const start = runStart(checkout.root, { ...env, DATABASE_URL: server.url });
    await start.says('ready http');
    expect(fs.existsSync(path.join(env.DATA_DIR, 'postgres'))).toBe(false);
    start.child.kill('SIGTERM');
    expect(await start.ended).toBe(0);
    await server.stop();
  });
});
