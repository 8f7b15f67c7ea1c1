import './setup/check-node.mjs';
import { runCommand } from './setup/run-command.mjs';
import { startEverything } from './start/start-everything.mjs';

await runCommand(() => startEverything(process.env));
// Left-over handles (a program's pipe that a grandchild holds open) must not keep a stopped start alive.
process.exit();
