import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const BOOTSTRAP = path.resolve(import.meta.dirname, '..');
const CHECKOUT = path.resolve(BOOTSTRAP, '..', '..');

/**
 * Small stand-ins for the programs that `npm start` starts. Each writes what happens to it, in order, into
 * `events` of the data folder; `MISBEHAVE` makes one of them fail.
 */
const PROGRAM = `
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
const name = path.basename(path.dirname(path.dirname(process.argv[1])));
const events = path.join(process.env.DATA_DIR ?? '.', 'events');
const say = (event) => { if (process.env.DATA_DIR) fs.appendFileSync(events, name + ' ' + event + '\\n'); };
say('started ' + process.pid);
const began = Date.now();
if (name === 'worker') setInterval(() => {}, 1000);
else http.createServer((request, response) => {
  const ready = Date.now() - began > 300;
  response.writeHead(ready ? 200 : 503).end(JSON.stringify({ env: Object.keys(process.env), key: process.env.ENCRYPTION_KEY?.length }));
}).listen(Number(process.env.PORT), process.env.HOST);
if (process.env.MISBEHAVE === name) setTimeout(() => { console.error('a fault in ' + name); process.exit(7); }, 1000);
process.on('SIGINT', () => say('SIGINT'));
process.on('SIGTERM', () => {
  if (process.env.MISBEHAVE === name + '-hangs') return;
  setTimeout(() => { say('drained'); process.exit(0); }, name === 'worker' ? 300 : 50);
});
// As packages/observability writes them.
console.log(JSON.stringify({ level: 'info', app: name, event: 'quiet' }));
if (name === 'worker') console.log(JSON.stringify({ level: 'warn', app: name, event: 'job.failed', error: { name: 'TypeError' } }));
`;

const PREPARE = `
if (process.env.MISBEHAVE === 'prepare') { console.error('migration 7 is broken'); process.exit(1); }
if (process.env.MISBEHAVE === 'package') await import('@acme/gone');
console.log('first run facts of ' + process.env.PUBLIC_URL);
`;

/** A checkout whose bootstrap is the real one and whose programs are stand-ins; nothing has to be installed in it. */
export function makeFakeCheckout(): { root: string; remove: () => void } {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'checkout-'));
  const write = (file: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
  };
  fs.cpSync(BOOTSTRAP, path.join(root, 'tooling', 'bootstrap'), {
    recursive: true,
    filter: (source) => !['node_modules', 'test', '.turbo'].includes(path.basename(source)),
  });
  fs.symlinkSync(path.join(BOOTSTRAP, 'node_modules'), path.join(root, 'tooling', 'bootstrap', 'node_modules'));
  write('package.json', '{"type":"module"}');
  write('packages/database/package.json', '{}');
  fs.symlinkSync(path.join(CHECKOUT, 'packages', 'database', 'node_modules'), path.join(root, 'packages', 'database', 'node_modules'));
  for (const program of ['apps/api', 'apps/worker', 'tooling/storefront']) write(`${program}/dist/main.js`, PROGRAM);
  write('apps/api/dist/prepare-database.js', PREPARE);
  const entry = (file: string) => JSON.stringify(pathToFileURL(path.join(root, 'tooling', 'bootstrap', file)).href);
  write(
    'start.mjs',
    `import { runCommand } from ${entry('setup/run-command.mjs')};
     import { startEverything } from ${entry('start/start-everything.mjs')};
     await runCommand(() => startEverything(process.env, async () => {}));
     process.exit();`,
  );
  return { root, remove: () => fs.rmSync(root, { recursive: true, force: true }) };
}

export interface RunningStart {
  child: ChildProcess;
  output: () => string;
  /** Waits until the output holds a text; fails when the command ends first. */
  says: (text: string) => Promise<void>;
  ended: Promise<number | null>;
}

export function runStart(root: string, env: Record<string, string>): RunningStart {
  const child = spawn(process.execPath, [path.join(root, 'start.mjs')], { cwd: root, env: { PATH: process.env['PATH'], ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let closed = false;
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = once(child, 'close').then(() => {
    closed = true;
    return child.exitCode;
  });
  const says = async (text: string) => {
    while (!output.includes(text)) {
      if (closed) throw new Error(`ended without saying "${text}":\n${output}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return { child, output: () => output, says, ended };
}
