const EXACT = /^(?:npm:@?[\w./-]+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/;
const CATALOG_LINE = /^ {2}"?([^"\s:#]+)"?: *"?([^"#]+?)"? *$/;

/** One version of each dependency, in one place, exactly: an install never brings what was not tested. */
/** @type {import('../repository.mjs').Rule} */
export const pinnedVersions = {
  name: 'pinned-versions',
  check: ({ files }) => [...files.filter((file) => /(?:^|\/)package\.json$/.test(file.path)).flatMap(checkManifest), ...files.filter((file) => file.path === 'pnpm-workspace.yaml').flatMap(checkCatalog)],
};

/**
 * @param {import('../repository.mjs').SourceFile} file
 * @returns {import('../repository.mjs').Finding[]}
 */
function checkManifest(file) {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(file.text);
  return Object.entries({ ...dependencies, ...devDependencies })
    .filter(([, version]) => version !== 'catalog:' && version !== 'workspace:*')
    .map(([name, version]) => ({ file: file.path, message: `${name} has its own version (${version}): put it into the catalog` }));
}

/**
 * @param {import('../repository.mjs').SourceFile} file
 * @returns {import('../repository.mjs').Finding[]}
 */
function checkCatalog(file) {
  // The catalog ends where the next setting, or a note on it, begins.
  const catalog = /^catalog:\n((?: .*\n)*)/m.exec(file.text)?.[1] ?? '';
  return catalog.split('\n').flatMap((line) => {
    const [, name, version] = CATALOG_LINE.exec(line) ?? [];
    return version === undefined || EXACT.test(version) ? [] : [{ file: file.path, message: `${name} is not pinned to one version (${version})` }];
  });
}
