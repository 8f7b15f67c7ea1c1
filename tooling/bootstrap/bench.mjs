import './setup/check-node.mjs';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { prepareWorkspace } from './setup/prepare.mjs';
import { runCommand } from './setup/run-command.mjs';
import { ROOT } from './setup/workspace.mjs';

await runCommand(async () => {
  // Figures are read from stdout by machines: progress goes to stderr.
  await prepareWorkspace({ stream: process.stderr });
  const script = path.join(ROOT, 'tooling', 'bench', 'dist', 'main.js');
  const child = spawn(process.execPath, [script, ...process.argv.slice(2)], { cwd: ROOT, stdio: 'inherit' });
  return new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
});
