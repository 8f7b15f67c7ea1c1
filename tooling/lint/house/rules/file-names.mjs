import { isCode } from '../repository.mjs';

/** Names that say where a thing was put, not what it does. */
const MEANINGLESS = new Set(['util', 'utils', 'helper', 'helpers', 'misc', 'common', 'index', 'stuff', 'shared']);
/** Routes of the console and declarations of other formats keep their tool's form. */
const KEBAB = /^[$_a-z0-9]+(?:[-.][$_a-z0-9]+)*$/;

/** @type {import('../repository.mjs').Rule} */
export const fileNames = {
  name: 'file-names',
  check: ({ files }) =>
    files.flatMap(({ path }) => {
      if (!isCode(path)) return [];
      const parts = path.split('/');
      const stems = parts.map((part) => part.replace(/\..*$/, ''));
      const bad = stems.find((stem) => MEANINGLESS.has(stem));
      if (bad !== undefined) return [{ file: path, message: `"${bad}" says nothing: name it after what it does` }];
      const odd = parts.find((part) => !KEBAB.test(part) && !part.startsWith('.'));
      return odd === undefined ? [] : [{ file: path, message: `"${odd}" is not kebab-case` }];
    }),
};
