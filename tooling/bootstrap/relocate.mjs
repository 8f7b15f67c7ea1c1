import './setup/check-node.mjs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { prepareWorkspace } from './setup/prepare.mjs';
import { runCommand } from './setup/run-command.mjs';
import { ROOT } from './setup/workspace.mjs';

await runCommand(async () => {
  await prepareWorkspace({ stream: process.stderr });
  return 0;
});
// In this process: a second Node would double the time of a small check. The command sets the exit code itself.
if (process.exitCode === 0) {
  const script = path.join(ROOT, 'packages', 'selectors', 'dist', 'cli', 'relocate.js');
  process.argv[1] = script;
  await import(pathToFileURL(script).href);
}
