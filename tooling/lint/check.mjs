import '../bootstrap/setup/check-node.mjs';
import path from 'node:path';
import { prepareWorkspace } from '../bootstrap/setup/prepare.mjs';
import { runCommand } from '../bootstrap/setup/run-command.mjs';
import { runTool } from '../bootstrap/setup/run-tool.mjs';
import { ROOT } from '../bootstrap/setup/workspace.mjs';

/** @typedef {{ name: string, run: () => Promise<string[]> }} Check each answers its findings, one a line */

const bin = (/** @type {string} */ name) => path.join(ROOT, 'node_modules', '.bin', name);

/** @type {Check[]} */
const CHECKS = [
  { name: 'house rules', run: houseRules },
  { name: 'lint', run: () => tool(bin('oxlint'), ['--type-aware', '--config', '.oxlintrc.json', 'apps', 'packages', 'tooling']) },
  { name: 'types', run: () => tool(bin('tsc'), ['-b']) },
  { name: 'dependency directions', run: dependencies },
  { name: 'unused code', run: () => tool(bin('knip'), ['--config', 'tooling/lint/knip.json', '--no-progress', '--reporter', 'compact']) },
];

// What has to be installed is imported when it is there.
async function houseRules() {
  const { readRepository } = await import('./house/repository.mjs');
  const { checkHouseRules } = await import('./house/house-rules.mjs');
  return checkHouseRules(readRepository(ROOT, registryHosts()));
}

async function dependencies() {
  const { checkDependencies } = await import('./dependencies/check-dependencies.mjs');
  return checkDependencies(ROOT);
}

/** npm tells the commands it runs which registry it uses. */
function registryHosts() {
  const url = process.env['npm_config_registry'] ?? '';
  const host = URL.canParse(url) ? new URL(url).hostname : '';
  // A mirror on this machine has no name of its own to look for.
  return ['', 'localhost', '127.0.0.1'].includes(host) ? [] : [host];
}

/**
 * @param {string} command
 * @param {string[]} args
 */
async function tool(command, args) {
  const { code, output } = await runTool(command, args);
  return code === 0 ? [] : output.trimEnd().split('\n');
}

await runCommand(async () => {
  await prepareWorkspace();
  let failures = 0;
  for (const { name, run } of CHECKS) {
    const began = performance.now();
    const findings = await run();
    const time = `${((performance.now() - began) / 1000).toFixed(1)} s`;
    console.log(findings.length === 0 ? `ok      ${name} (${time})` : `FAILED  ${name} (${time})\n${findings.map((line) => `  ${line}`).join('\n')}`);
    if (findings.length > 0) failures += 1;
  }
  console.log(failures === 0 ? 'All checks hold.' : `${failures} of ${CHECKS.length} checks failed.`);
  return failures === 0 ? 0 : 1;
});
