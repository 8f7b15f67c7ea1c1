import fs from 'node:fs';
import path from 'node:path';
import { cruise } from 'dependency-cruiser';
import { RULE_SET } from './rule-set.mjs';

/**
 * @param {string} root
 * @returns {Promise<string[]>} one line a forbidden import: `from -> to (rule)`
 */
export async function checkDependencies(root) {
  const result = await cruise(
    ['apps', 'packages', 'tooling'].filter((folder) => fs.existsSync(path.join(root, folder))),
    {
      baseDir: root,
      validate: true,
      ruleSet: RULE_SET,
      // Imports of types count: they are what couples packages.
      tsPreCompilationDeps: true,
      combinedDependencies: true,
      exclude: { path: String.raw`(?:^|/)(?:dist|\.turbo|\.data|\.cache)/` },
      doNotFollow: { path: 'node_modules' },
    },
    // Workspace packages answer the `source` condition with their sources.
    { conditionNames: ['source', 'import', 'types', 'node', 'default'], exportsFields: ['exports'], extensionAlias: { '.js': ['.ts', '.tsx', '.js'], '.jsx': ['.tsx', '.jsx'] } },
  );
  if (typeof result.output === 'string') throw new Error('dependency-cruiser answered with a text instead of its findings');
  return result.output.summary.violations.map(({ from, to, rule }) => `${from} -> ${to} (${rule.name})`);
}
