import path from 'node:path';

/** A project that the root does not name is compiled by nobody, and its tests are type-checked by nobody. */
/** @type {import('../repository.mjs').Rule} */
export const projectReferences = {
  name: 'project-references',
  check: ({ files }) => {
    const projects = files.filter((file) => /(?:^|\/)tsconfig(?:\.\w+)?\.json$/.test(file.path));
    const named = new Set(['tsconfig.json', ...projects.flatMap(referencesOf)]);
    return projects.filter((file) => !named.has(file.path)).map((file) => ({ file: file.path, message: 'no other project refers to it: add it to the references of the root tsconfig.json' }));
  },
};

/**
 * @param {import('../repository.mjs').SourceFile} file
 * @returns {string[]}
 */
function referencesOf(file) {
  /** @type {{ path: string }[]} */
  const references = JSON.parse(file.text).references ?? [];
  return references
    .map((reference) => path.posix.join(path.posix.dirname(file.path), reference.path))
    .map((target) => (target.endsWith('.json') ? target : `${target}/tsconfig.json`))
    .filter((target) => target !== file.path);
}
