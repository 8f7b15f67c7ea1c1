import './setup/check-node.mjs';
import { runTests } from './run-tests/run-tests.mjs';
import { runCommand } from './setup/run-command.mjs';

await runCommand(() => runTests(process.argv.slice(2)));
