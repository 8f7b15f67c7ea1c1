/**
 * The table "allowed imports" of the architecture, as rules of dependency-cruiser. Tests may import more
 * than the sources beside them: the test package, and what they need to set a scene.
 */

const TESTS = String.raw`\.test\.tsx?$|/test/`;

/**
 * What the sources of each workspace package may import of the other packages; `types` only as `import type`.
 * @type {Record<string, { from: string[], types?: string[] }>}
 */
export const ALLOWED_IMPORTS = {
  'packages/domain': { from: [] },
  'packages/selectors': { from: ['packages/domain', 'packages/verifier'] },
  'packages/verifier': { from: ['packages/domain', 'packages/selectors'] },
  'packages/learning': { from: ['packages/domain', 'packages/selectors', 'packages/verifier'] },
  'packages/generator': { from: ['packages/domain', 'packages/verifier'] },
  'packages/prompts': { from: ['packages/domain'], types: ['packages/generator'] },
  'packages/database': { from: ['packages/domain'] },
  'packages/usecases': { from: ['packages/domain', 'packages/verifier', 'packages/selectors', 'packages/learning', 'packages/generator', 'packages/database'] },
  'packages/auth': { from: ['packages/domain', 'packages/database'], types: ['packages/usecases'] },
  'packages/browser': { from: ['packages/domain'], types: ['packages/usecases'] },
  'packages/connectors': { from: ['packages/domain'], types: ['packages/usecases'] },
  'packages/notifications': { from: ['packages/domain'], types: ['packages/usecases'] },
  'packages/observability': { from: ['packages/domain'], types: ['packages/usecases'] },
  'packages/testing': { from: ['packages/', 'apps/', 'tooling/bootstrap'] },
  'apps/api': { from: ['packages/(?!testing/)'] },
  'apps/worker': { from: ['packages/(?!testing/)'] },
  'apps/admin': { from: ['packages/domain'], types: ['apps/api'] },
  'tooling/storefront': { from: [] },
};

/** The only sources that may import a package from outside. */
const ONLY_IMPORTERS = [
  { name: 'anthropic-sdk', modules: ['@anthropic-ai/sdk'], from: ['packages/prompts/'] },
  { name: 'database-driver', modules: ['kysely', 'pg'], from: ['packages/database/', 'packages/testing/', 'apps/worker/', 'tooling/'] },
  { name: 'job-queue', modules: ['graphile-worker'], from: ['packages/database/', 'packages/testing/', 'apps/worker/', 'tooling/'] },
  { name: 'browser-driver', modules: ['playwright-core', '@sparticuz/chromium'], from: ['packages/browser/', 'tooling/journeys/'] },
  { name: 'http-framework', modules: ['express', '@trpc/server', 'trpc-to-openapi', 'helmet'], from: ['apps/api/', 'tooling/bench/'] },
  { name: 'mail', modules: ['nodemailer'], from: ['packages/notifications/'] },
  { name: 'sessions', modules: ['lucia', '@node-rs/argon2'], from: ['packages/auth/'] },
  { name: 'user-interface', modules: ['react', 'react-dom', '@mantine/'], from: ['apps/admin/'] },
];

const EFFECTS = '^(?:node:)?(?:fs|net|tls|dns|http|https|http2|child_process|cluster|worker_threads|timers|os)(?:/|$)';

/** @param {string} folder */
function allowedFrom(folder) {
  const { from, types = [] } = ALLOWED_IMPORTS[folder] ?? { from: [] };
  const inside = `^${folder}/`;
  const anyOther = '^(?:apps|packages|tooling)/';
  const permitted = (/** @type {string[]} */ folders) => [inside, ...folders.map((other) => `^${other}${/[/)]$/.test(other) ? '' : '/'}`)];
  const rules = [
    {
      name: `allowed-imports:${folder}`,
      severity: 'error',
      from: { path: inside, pathNot: TESTS },
      to: { path: anyOther, pathNot: permitted([...from, ...types]) },
    },
  ];
  if (types.length === 0) return rules;
  const typeRule = {
    name: `types-only:${folder}`,
    severity: 'error',
    from: { path: inside, pathNot: TESTS },
    to: { path: types.map((other) => `^${other}/`), dependencyTypesNot: ['type-only'] },
  };
  return [...rules, typeRule];
}

/** @param {{ name: string, modules: string[], from: string[] }} input */
function onlyImporter({ name, modules, from }) {
  const packageName = (/** @type {string} */ module) => `(?:^|/)node_modules/${module}${module.endsWith('/') ? '' : '(?:/|$)'}`;
  return {
    name: `only-importer:${name}`,
    severity: 'error',
    from: { path: '^(?:apps|packages|tooling)/', pathNot: [...from.map((folder) => `^${folder}`), TESTS] },
    // As types they cost nothing at run time, but they would spread the library's words all the same.
    to: { path: modules.map(packageName) },
  };
}

/** @type {import('dependency-cruiser').IFlattenedRuleSet} */
export const RULE_SET = /** @type {import('dependency-cruiser').IFlattenedRuleSet} */ ({
  forbidden: [
    ...Object.keys(ALLOWED_IMPORTS).flatMap(allowedFrom),
    ...ONLY_IMPORTERS.map(onlyImporter),
    {
      name: 'domain-needs-zod-only',
      severity: 'error',
      from: { path: '^packages/domain/', pathNot: TESTS },
      to: { pathNot: ['(?:^|/)node_modules/zod(?:/|$)', '^(?:apps|packages|tooling)/'] },
    },
    {
      name: 'pure-core-has-no-effects',
      severity: 'error',
      from: { path: '^packages/(?:domain|verifier|selectors|learning|generator)/', pathNot: [TESTS, String.raw`/cli(?:/|\.ts$)`] },
      to: { dependencyTypes: ['core'], path: EFFECTS },
    },
    {
      name: 'features-stand-alone',
      severity: 'error',
      from: { path: '^apps/admin/src/features/([^/]+)/' },
      to: { path: '^apps/admin/src/features/', pathNot: '^apps/admin/src/features/$1/' },
    },
    {
      name: 'testing-is-for-tests',
      severity: 'error',
      from: { path: '^(?:apps|packages)/', pathNot: [TESTS, '^packages/testing/'] },
      to: { path: '^packages/testing/' },
    },
    {
      name: 'tests-are-imported-by-tests',
      severity: 'error',
      from: { pathNot: TESTS },
      to: { path: String.raw`\.test\.tsx?$` },
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
});
