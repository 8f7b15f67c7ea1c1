import { benchConsole } from './console-bench.js';
import { benchConsoleSpeed } from './console-speed/console-speed-bench.js';
import { benchLearningSimulation } from './learning-simulation-bench.js';
import { benchLearning } from './learning-bench.js';
import { benchDiscovery } from './discovery-bench.js';
import { benchLedger } from './ledger-bench.js';
import { benchOpal } from './opal-bench.js';
import { benchRelocation } from './relocation-bench.js';
import { benchStart } from './start-bench.js';
import { benchVerifier } from './verifier-bench.js';
import { benchWorker } from './worker-bench.js';

/** Every benchmark by the name it is called with: `npm run bench -- verifier`. */
const BENCHES: Readonly<Record<string, () => Promise<void> | void>> = {
  verifier: benchVerifier,
  relocation: benchRelocation,
  discovery: benchDiscovery,
  console: benchConsole,
  'console-speed': benchConsoleSpeed,
  worker: benchWorker,
  opal: benchOpal,
  ledger: benchLedger,
  'learning-simulation': benchLearningSimulation,
  learning: benchLearning,
  start: benchStart,
};

async function main(names: readonly string[]): Promise<number> {
  const unknown = names.filter((name) => !(name in BENCHES));
  if (unknown.length > 0) {
    process.stderr.write(`No benchmark called ${unknown.join(', ')}. There are: ${Object.keys(BENCHES).join(', ')}.\n`);
    return 2;
  }
  for (const name of names.length > 0 ? names : Object.keys(BENCHES)) await BENCHES[name]?.();
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
