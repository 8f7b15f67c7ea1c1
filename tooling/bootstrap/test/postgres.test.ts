import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres } from '../postgres.mjs';

const FAST = { fsync: 'off', full_page_writes: 'off' };
let folder = '';
let made = 0;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'launcher-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

function freshDataDir() {
  made += 1;
  return path.join(folder, `data-${made}`);
}

async function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

describe('startPostgres', () => {
  it('makes a UTF-8 cluster, keeps its data over a restart and forgets nothing on stop', async () => {
    const dataDir = freshDataDir();
    const first = await startPostgres({ dataDir, settings: FAST });
    const [settings] = await query(
      first.url,
      `select current_setting('server_encoding') as encoding, current_setting('listen_addresses') as addresses,
        current_setting('unix_socket_directories') as sockets, current_setting('fsync') as fsync,
        (select datlocprovider::text || datlocale from pg_database where datname = 'postgres') as locale,
        current_setting('server_version_num')::int / 10000 as major`,
    );
    expect(settings).toEqual({ encoding: 'UTF8', addresses: '127.0.0.1', sockets: '', fsync: 'off', locale: 'bC.UTF-8', major: 18 });
    await query(first.url, `create table kept as select 'gruen' as word`);
    await first.stop();
    await first.stop();

    const second = await startPostgres({ dataDir, settings: FAST });
    expect(await query(second.url, 'select word from kept')).toEqual([{ word: 'gruen' }]);
    await second.stop();
    await expect(query(second.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
  });

  it('lets nobody in without the generated password, which only the owner can read', async () => {
    const dataDir = freshDataDir();
    const server = await startPostgres({ dataDir, settings: FAST });
    const url = new URL(server.url);
    expect(url.password.length).toBeGreaterThanOrEqual(32);
    expect(fs.statSync(path.join(dataDir, 'password')).mode & 0o777).toBe(0o600);
    url.password = 'guess';
    await expect(query(url.href, 'select 1')).rejects.toThrow(/password authentication failed/);
    url.password = '';
    await expect(query(url.href, 'select 1')).rejects.toThrow(/password/);
    await server.stop();
  });

  it('refuses a folder that another launcher uses, with one sentence', async () => {
    const dataDir = freshDataDir();
    const server = await startPostgres({ dataDir, settings: FAST });
    await expect(startPostgres({ dataDir })).rejects.toThrow(`already in use by process ${process.pid}`);
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
  });

  it('takes over from a launcher that was killed, keeping what was committed', async () => {
    const dataDir = freshDataDir();
    const module = pathToFileURL(path.resolve(import.meta.dirname, '../postgres.mjs')).href;
    const script = `const { startPostgres } = await import(${JSON.stringify(module)});
      const server = await startPostgres({ dataDir: ${JSON.stringify(dataDir)} });
      console.log(server.url); setInterval(() => {}, 1000);`;
    const launcher = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [output] = (await once(launcher.stdout, 'data')) as [Buffer];
    const url = output.toString().trim();
    await query(url, 'create table survivor as select 42 as answer');
    launcher.kill('SIGKILL');
    await once(launcher, 'exit');
    expect(await query(url, 'select answer from survivor')).toEqual([{ answer: 42 }]);

    const next = await startPostgres({ dataDir });
    expect(await query(next.url, 'select answer from survivor')).toEqual([{ answer: 42 }]);
    await expect(query(url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
    await next.stop();
  });

  it('tells when the server ends by itself', async () => {
    const dataDir = freshDataDir();
    const server = await startPostgres({ dataDir, settings: FAST });
    const pid = Number(fs.readFileSync(path.join(dataDir, 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGQUIT');
    await server.exited;
    await expect(query(server.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);
    await server.stop();
  });
});

describe('a broken data folder', () => {
  async function messageFor(dataDir: string): Promise<string> {
    const outcome = await startPostgres({ dataDir, settings: FAST }).catch((error: unknown) => error);
    expect(outcome).toBeInstanceOf(Error);
    return outcome instanceof Error ? outcome.message : '';
  }

  it('names the version of a cluster that another PostgreSQL wrote', async () => {
    const dataDir = freshDataDir();
    fs.mkdirSync(path.join(dataDir, 'cluster'), { recursive: true });
    fs.writeFileSync(path.join(dataDir, 'cluster', 'PG_VERSION'), '16\n');
    fs.writeFileSync(path.join(dataDir, 'password'), 'x');
    expect(await messageFor(dataDir)).toMatch(/written by PostgreSQL 16, but this is PostgreSQL 18/);
  });

  it('names the file that is missing', async () => {
    const dataDir = freshDataDir();
    fs.mkdirSync(path.join(dataDir, 'cluster'), { recursive: true });
    expect(await messageFor(dataDir)).toMatch(/PG_VERSION is missing/);
    fs.writeFileSync(path.join(dataDir, 'cluster', 'PG_VERSION'), '18\n');
    expect(await messageFor(dataDir)).toMatch(/password .* is missing/);
  });

  it('says when a file stands where the folder should be', async () => {
    const dataDir = freshDataDir();
    fs.writeFileSync(dataDir, '');
    expect(await messageFor(dataDir)).toMatch(/cannot be written/);
  });

  it('repeats what the server says about damaged files, and frees the folder again', async () => {
    const dataDir = freshDataDir();
    await (await startPostgres({ dataDir, settings: FAST })).stop();
    const control = path.join(dataDir, 'cluster', 'global', 'pg_control');
    const sound = fs.readFileSync(control);
    fs.writeFileSync(control, Buffer.alloc(sound.length));
    expect(await messageFor(dataDir)).toMatch(/did not start: .*(incompatible|checksum|invalid)/);
    fs.writeFileSync(control, sound);
    await (await startPostgres({ dataDir, settings: FAST })).stop();
  });

  it('starts afresh over a cluster whose making was cut short', async () => {
    const dataDir = freshDataDir();
    fs.mkdirSync(path.join(dataDir, 'cluster.new', 'base'), { recursive: true });
    const server = await startPostgres({ dataDir, settings: FAST });
    expect(await query(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await server.stop();
  });

  it('says when the port asked for is taken', async () => {
    const squatter = net.createServer().listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    const address = squatter.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(startPostgres({ dataDir: freshDataDir(), port, settings: FAST })).rejects.toThrow(/did not start: could not create any TCP/);
    squatter.close();
  });
});
