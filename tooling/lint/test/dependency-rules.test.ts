import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { checkDependencies } from '../dependencies/check-dependencies.mjs';
import { ALLOWED_IMPORTS, RULE_SET } from '../dependencies/rule-set.mjs';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) fs.rmSync(folder, { recursive: true, force: true });
});

const MODULES = ['zod', 'kysely', 'pg', 'graphile-worker', 'playwright-core', '@anthropic-ai/sdk', 'express', 'nodemailer', 'lucia', 'react', 'acorn'];

/** A workspace on disk with the files given, in which every package and every outside module can be found. */
async function violations(texts: Record<string, string>): Promise<string[]> {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'dependencies-')));
  folders.push(root);
  const write = (file: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    fs.writeFileSync(path.join(root, file), text);
  };
  fs.mkdirSync(path.join(root, 'node_modules', '@safecode'), { recursive: true });
  for (const folder of Object.keys(ALLOWED_IMPORTS)) {
    write(`${folder}/package.json`, JSON.stringify({ name: `@safecode/${path.basename(folder)}`, exports: { './*': { source: './src/*.ts' } } }));
    write(`${folder}/src/thing.ts`, 'export const thing = 1; export type Thing = number;');
    fs.symlinkSync(path.join(root, folder), path.join(root, 'node_modules', '@safecode', path.basename(folder)));
  }
  for (const name of MODULES) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, main: 'index.js' }));
    write(`node_modules/${name}/index.js`, '');
  }
  for (const [file, text] of Object.entries(texts)) write(file, text);
  return checkDependencies(root);
}

const uses = (name: string) => `import { thing } from '@safecode/${name}/thing'; export const own = thing;`;
const usesType = (name: string) => `import type { Thing } from '@safecode/${name}/thing'; export const own: Thing = 1;`;
const needs = (name: string) => `import it from '${name}'; export const own = it;`;

const REFUSED: [rule: string, file: string, text: string][] = [
  ['allowed-imports:packages/domain', 'packages/domain/src/a.ts', uses('verifier')],
  ['allowed-imports:packages/selectors', 'packages/selectors/src/a.ts', uses('generator')],
  ['allowed-imports:packages/verifier', 'packages/verifier/src/a.ts', uses('database')],
  ['allowed-imports:packages/learning', 'packages/learning/src/a.ts', uses('usecases')],
  ['allowed-imports:packages/generator', 'packages/generator/src/a.ts', uses('prompts')],
  ['allowed-imports:packages/prompts', 'packages/prompts/src/a.ts', uses('usecases')],
  ['types-only:packages/prompts', 'packages/prompts/src/a.ts', uses('generator')],
  ['allowed-imports:packages/database', 'packages/database/src/a.ts', uses('usecases')],
  ['allowed-imports:packages/usecases', 'packages/usecases/src/a.ts', usesType('browser')],
  ['allowed-imports:packages/auth', 'packages/auth/src/a.ts', uses('verifier')],
  ['types-only:packages/auth', 'packages/auth/src/a.ts', uses('usecases')],
  ['allowed-imports:packages/browser', 'packages/browser/src/a.ts', uses('database')],
  ['types-only:packages/browser', 'packages/browser/src/a.ts', uses('usecases')],
  ['allowed-imports:packages/connectors', 'packages/connectors/src/a.ts', uses('auth')],
  ['types-only:packages/connectors', 'packages/connectors/src/a.ts', uses('usecases')],
  ['allowed-imports:packages/notifications', 'packages/notifications/src/a.ts', uses('auth')],
  ['types-only:packages/notifications', 'packages/notifications/src/a.ts', uses('usecases')],
  ['allowed-imports:packages/observability', 'packages/observability/src/a.ts', uses('database')],
  ['types-only:packages/observability', 'packages/observability/src/a.ts', uses('usecases')],
  ['allowed-imports:packages/testing', 'packages/testing/src/a.ts', uses('storefront')],
  ['allowed-imports:apps/api', 'apps/api/src/a.ts', uses('worker')],
  ['allowed-imports:apps/worker', 'apps/worker/src/a.ts', uses('api')],
  ['allowed-imports:apps/admin', 'apps/admin/src/a.ts', usesType('usecases')],
  ['types-only:apps/admin', 'apps/admin/src/a.ts', uses('api')],
  ['allowed-imports:tooling/storefront', 'tooling/storefront/src/a.ts', uses('domain')],
  ['only-importer:anthropic-sdk', 'packages/generator/src/a.ts', needs('@anthropic-ai/sdk')],
  ['only-importer:database-driver', 'packages/usecases/src/a.ts', needs('kysely')],
  ['only-importer:database-driver', 'apps/api/src/a.ts', needs('pg')],
  ['only-importer:job-queue', 'packages/usecases/src/a.ts', needs('graphile-worker')],
  ['only-importer:browser-driver', 'apps/worker/src/a.ts', needs('playwright-core')],
  ['only-importer:http-framework', 'packages/auth/src/a.ts', needs('express')],
  ['only-importer:mail', 'apps/worker/src/a.ts', needs('nodemailer')],
  ['only-importer:sessions', 'apps/api/src/a.ts', needs('lucia')],
  ['only-importer:user-interface', 'packages/notifications/src/a.ts', needs('react')],
  ['domain-needs-zod-only', 'packages/domain/src/a.ts', needs('acorn')],
  ['pure-core-has-no-effects', 'packages/verifier/src/a.ts', needs('node:fs/promises')],
  ['features-stand-alone', 'apps/admin/src/features/brands/a.ts', `export { own } from '../codes/b.js';`],
  ['testing-is-for-tests', 'apps/api/src/a.ts', uses('testing')],
  ['tests-are-imported-by-tests', 'apps/api/src/a.ts', `export { own } from './b.test.js';`],
  ['no-cycles', 'packages/domain/src/a.ts', `import { other } from './c.js'; export const own = other;`],
  ['resolvable', 'packages/domain/src/a.ts', `import { gone } from './gone.js'; export const own = gone;`],
];

const SCENERY = {
  'apps/admin/src/features/codes/b.ts': 'export const own = 1;',
  'apps/api/src/b.test.ts': 'export const own = 1;',
};

describe('dependency rules', () => {
  it.each(REFUSED)('%s refuses %s', async (rule, file, text) => {
    const cycle = { 'packages/domain/src/c.ts': `import { own } from './a.js'; export const other = own;` };
    const found = await violations({ ...SCENERY, ...(rule === 'no-cycles' ? cycle : {}), [file]: text });
    expect(found).toContainEqual(expect.stringContaining(`(${rule})`));
  });

  it('allow what the architecture allows', async () => {
    const found = await violations({
      ...SCENERY,
      'packages/domain/src/a.ts': needs('zod'),
      'packages/verifier/src/a.ts': uses('selectors'),
      'packages/verifier/src/b.ts': needs('acorn'),
      'packages/verifier/src/cli.ts': needs('node:fs'),
      'packages/prompts/src/a.ts': usesType('generator'),
      'packages/prompts/src/b.ts': needs('@anthropic-ai/sdk'),
      'packages/database/src/a.ts': needs('kysely'),
      'packages/usecases/src/a.ts': uses('database'),
      'packages/auth/src/a.ts': uses('database'),
      'packages/browser/src/a.ts': usesType('usecases'),
      'packages/testing/src/a.ts': uses('api'),
      'apps/api/src/a.ts': uses('usecases'),
      'apps/api/src/a.test.ts': uses('testing'),
      'apps/worker/src/a.ts': needs('graphile-worker'),
      'apps/admin/src/a.ts': usesType('api'),
      'apps/admin/src/features/codes/a.ts': `export { own } from './b.js';`,
      'tooling/bench/src/a.ts': uses('testing'),
    });
    expect(found).toEqual([]);
  });

  it('each have a case here', () => {
    expect(new Set(REFUSED.map(([rule]) => rule))).toEqual(new Set(RULE_SET.forbidden?.map(({ name }) => name)));
  });
});
