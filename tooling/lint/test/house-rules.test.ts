import { describe, expect, it } from 'vitest';
import { HOUSE_RULES } from '../house/house-rules.mjs';
import { repositoryOf } from '../house/repository.mjs';

interface Case {
  rule: string;
  what: string;
  broken: Record<string, string>;
  /** The nearest thing that is allowed. */
  sound: Record<string, string>;
  rest?: { topLevel?: string[]; registryHosts?: string[] };
}

const lines = (count: number) => 'const x = 1;\n'.repeat(count);
const manifest = (dependencies: Record<string, string>) => JSON.stringify({ dependencies });
// Written in pieces, so that this file does not break the rules that read lines.
const IGNORE = ['// @ts', 'ignore'].join('-');
const LATER = ['// TO', 'DO: later'].join('');
const LASTS = String(false);
const WHY = '-- Why: a test.\n';
const migration = (name: string) => `packages/database/migrations/${name}.sql`;
const HOME = ['', 'root', 'project', 'file'].join('/');

const CASES: Case[] = [
  { rule: 'file-size', what: 'a source of 301 lines', broken: { 'packages/a/src/long.ts': lines(301) }, sound: { 'packages/a/src/short.ts': lines(199) } },
  { rule: 'file-size', what: 'a test of 501 lines', broken: { 'packages/a/src/long.test.ts': lines(501) }, sound: { 'packages/a/src/long.test.ts': lines(500) } },
  {
    rule: 'file-size',
    what: 'two of ten sources at 200 lines',
    broken: Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`packages/a/src/s${index}.ts`, lines(index < 2 ? 200 : 5)])),
    sound: Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`packages/a/src/s${index}.ts`, lines(index < 1 ? 200 : 5)])),
  },
  { rule: 'file-names', what: 'utils.ts', broken: { 'packages/a/src/utils.ts': '' }, sound: { 'packages/a/src/utility-bill.ts': '' } },
  { rule: 'file-names', what: 'a folder called helpers', broken: { 'packages/a/src/helpers/parse.ts': '' }, sound: { 'packages/a/src/parsing/parse.ts': '' } },
  { rule: 'file-names', what: 'camelCase', broken: { 'packages/a/src/parsePolicy.ts': '' }, sound: { 'packages/a/src/parse-policy.db.test.ts': '' } },
  { rule: 'migrations', what: 'a number that two have', broken: { [migration('0001_a')]: WHY, [migration('0001_b')]: WHY }, sound: { [migration('0001_a')]: WHY, [migration('0002_b')]: WHY } },
  { rule: 'migrations', what: 'a gap', broken: { [migration('0002_a')]: WHY }, sound: { [migration('0001_a')]: WHY } },
  { rule: 'migrations', what: 'no reason', broken: { [migration('0001_a')]: 'select 1;' }, sound: { [migration('0001_a')]: WHY } },
  { rule: 'migrations', what: 'a time without a zone', broken: { [migration('0001_a')]: `${WHY}create table a (at timestamp not null);` }, sound: { [migration('0001_a')]: `${WHY}create table a (at timestamptz not null default to_timestamp(0)); -- no timestamp` } },
  { rule: 'migrations', what: 'a setting that stays', broken: { 'packages/a/src/a.ts': `query("select set_config('app.organization_id', $1, ${LASTS})")` }, sound: { 'packages/a/src/a.ts': `query("select set_config('app.organization_id', $1, true)")` } },
  { rule: 'no-barrels', what: 'a file of re-exports', broken: { 'packages/a/src/all.ts': `export { a } from './a.js';\nexport { b } from './b.js';` }, sound: { 'packages/a/src/a.ts': `export { a } from './a.js';\nexport const own = 1;` } },
  { rule: 'no-barrels', what: 'export *', broken: { 'packages/a/src/some.ts': `export * from './a.js';\nexport const own = 1;` }, sound: { 'packages/a/src/some.ts': 'export const own = 1;' } },
  { rule: 'no-escape-hatches', what: 'a suppression', broken: { 'packages/a/src/a.ts': `${IGNORE}\nconst a = 1;` }, sound: { 'packages/a/src/a.ts': '// ignored on purpose\nconst a = 1;' } },
  { rule: 'no-escape-hatches', what: 'any', broken: { 'packages/a/src/a.ts': 'const a: Map<string, any> = new Map();' }, sound: { 'packages/a/src/a.ts': `const a: unknown = 'any';` } },
  { rule: 'no-escape-hatches', what: 'a non-null assertion', broken: { 'packages/a/src/a.ts': 'const a = list[0]!.name;' }, sound: { 'packages/a/src/a.ts': 'const a = !list[0]?.name;' } },
  { rule: 'no-skipped-tests', what: 'it.skip', broken: { 'packages/a/src/a.test.ts': `it.skip('works', () => {});` }, sound: { 'packages/a/src/a.test.ts': `it('skips the rest', () => { stream.skip(1); });` } },
  { rule: 'no-skipped-tests', what: 'describe.each.only', broken: { 'packages/a/src/a.test.ts': `describe.concurrent.only('a', () => {});` }, sound: { 'packages/a/src/a.test.ts': `it.each([1])('a', () => {});` } },
  { rule: 'no-unfinished-marks', what: 'a mark', broken: { 'packages/a/src/a.ts': LATER }, sound: { 'packages/a/src/a.ts': '// what is left to do is done by the worker' } },
  { rule: 'top-level', what: 'a configuration file at the top', broken: {}, sound: {}, rest: { topLevel: ['apps', 'jest.config.js'] } },
  { rule: 'no-machine-traces', what: 'a path', broken: { 'README.md': `see ${HOME}` }, sound: { 'README.md': 'see /var/lib/app and apps/api/root/file' } },
  { rule: 'no-machine-traces', what: 'an address in the lock file', broken: { 'pnpm-lock.yaml': 'tarball: x' }, sound: { 'pnpm-lock.yaml': 'resolution: {integrity: sha512-x}' } },
  { rule: 'no-machine-traces', what: 'this machine’s registry', broken: { '.npmrc': 'registry=mirror.example' }, sound: { '.npmrc': 'engine-strict=false' }, rest: { registryHosts: ['mirror.example'] } },
  {
    rule: 'thin-edges',
    what: 'a long procedure',
    broken: { 'apps/api/src/routers/review/router.ts': `export const r = p.mutation(async () => {\n${lines(14)}});` },
    sound: { 'apps/api/src/routers/review/router.ts': `export const r = p.mutation(async () => {\n${lines(13)}});\nexport function build() {\n${lines(30)}}` },
  },
  {
    rule: 'thin-edges',
    what: 'a long task',
    broken: { 'apps/worker/src/tasks/review/notify.ts': `export async function notify() {\n${lines(14)}}` },
    sound: { 'apps/worker/src/tasks/review/notify.ts': `export async function notify() {\n${lines(13)}}` },
  },
  { rule: 'docstrings', what: 'a function without', broken: { 'packages/domain/src/a.ts': '// not a docstring\nexport function a() {}' }, sound: { 'packages/domain/src/a.ts': '/** Says a. */\nexport function a() {}\nfunction b() {}' } },
  { rule: 'docstrings', what: 'an arrow function without', broken: { 'packages/verifier/src/a.ts': 'export const a = () => 1;' }, sound: { 'packages/database/src/a.ts': 'export const a = () => 1;' } },
  { rule: 'pure-core', what: 'the clock', broken: { 'packages/domain/src/a.ts': 'const now = Date.now();' }, sound: { 'packages/domain/src/a.ts': '// never Date.now()\nconst at = new Date(now);\nconst example = "Date.now()";' } },
  { rule: 'document-links', what: 'a dead link', broken: { 'README.md': '[guide](tooling/guide.md)' }, sound: { 'README.md': '[guide](tooling/guide.md#use) [site](https://example.com) [folder](tooling) `list[0](x)`', 'tooling/guide.md': '' } },
  { rule: 'used-dependencies', what: 'one that nobody imports', broken: { 'packages/a/package.json': manifest({ zod: 'catalog:' }), 'packages/a/src/a.ts': '' }, sound: { 'packages/a/package.json': manifest({ zod: 'catalog:', '@types/pg': 'catalog:' }), 'packages/a/src/a.ts': `import { z } from 'zod/v4';\nimport pg from 'pg';` } },
  { rule: 'pinned-versions', what: 'a version outside the catalog', broken: { 'packages/a/package.json': manifest({ zod: '^4.0.0' }) }, sound: { 'packages/a/package.json': manifest({ zod: 'catalog:', '@safecode/domain': 'workspace:*' }) } },
  { rule: 'pinned-versions', what: 'a range in the catalog', broken: { 'pnpm-workspace.yaml': 'catalog:\n  zod: ^4.0.0\n' }, sound: { 'pnpm-workspace.yaml': 'catalog:\n  # why\n  zod: 4.6.7\n  "typescript": npm:@typescript/typescript6@6.0.2\npatchedDependencies:\n  zod@4.6.7: patches/zod.patch\n' } },
  { rule: 'project-references', what: 'a project unknown to the root', broken: { 'tsconfig.json': '{"references":[]}', 'packages/a/tsconfig.json': '{}' }, sound: { 'tsconfig.json': '{"references":[{"path":"packages/a"},{"path":"packages/a/tsconfig.test.json"}]}', 'packages/a/tsconfig.json': '{}', 'packages/a/tsconfig.test.json': '{}' } },
];

describe('house rules', () => {
  it.each(CASES)('$rule refuses $what', ({ rule, broken, sound, rest }) => {
    const found = HOUSE_RULES.find(({ name }) => name === rule);
    expect(found?.check(repositoryOf(broken, rest)).length).toBeGreaterThan(0);
    expect(found?.check(repositoryOf(sound, rest?.topLevel ? { topLevel: ['apps', '.ci', 'README.md'] } : rest))).toEqual([]);
  });

  it('each has a case here', () => {
    expect(new Set(CASES.map(({ rule }) => rule))).toEqual(new Set(HOUSE_RULES.map(({ name }) => name)));
  });
});
