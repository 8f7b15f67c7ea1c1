import './setup/check-node.mjs';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { openLedgerDatabase } from './start/open-ledger-database.mjs';
import { readEncryptionKey } from './start/data-folder.mjs';
import { readSettings } from './start/settings.mjs';
import { prepareWorkspace } from './setup/prepare.mjs';
import { runCommand } from './setup/run-command.mjs';
import { ROOT } from './setup/workspace.mjs';

await runCommand(async () => {
  const { dataDir, databaseUrl } = readSettings(process.env);
  await prepareWorkspace({ stream: process.stderr });
  const database = databaseUrl === '' ? await openLedgerDatabase(dataDir) : { url: databaseUrl, stop: async () => {} };
  try {
    const env = { ...process.env, DATABASE_URL: database.url, DATA_DIR: dataDir, ENCRYPTION_KEY: process.env['ENCRYPTION_KEY'] || readEncryptionKey(dataDir) };
    const script = path.join(ROOT, 'apps', 'api', 'dist', 'ledger-command.js');
    // In the caller's folder: the name of a file to write is meant from there.
    const child = spawn(process.execPath, ['--enable-source-maps', script, ...process.argv.slice(2)], { cwd: process.env['INIT_CWD'] || process.cwd(), env, stdio: 'inherit' });
    return await new Promise((resolve) => child.once('close', (code) => resolve(code ?? 2)));
  } finally {
    await database.stop();
  }
});
