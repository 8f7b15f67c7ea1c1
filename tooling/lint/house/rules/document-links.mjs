import path from 'node:path';

const LINK = /\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g;
const ELSEWHERE = /^(?:[a-z]+:|#)/;

/** @type {import('../repository.mjs').Rule} */
export const documentLinks = {
  name: 'document-links',
  check: ({ files }) => {
    const paths = new Set(files.flatMap((file) => [file.path, ...parents(file.path)]));
    return files
      .filter((file) => file.path.endsWith('.md'))
      .flatMap((file) =>
        [...withoutCode(file.text).matchAll(LINK)].flatMap(([, target = '']) => {
          if (ELSEWHERE.test(target)) return [];
          const wanted = path.posix.normalize(path.posix.join(path.posix.dirname(file.path), target.replace(/[#?].*$/, ''))).replace(/\/$/, '');
          return paths.has(wanted) ? [] : [{ file: file.path, message: `the link to ${target} leads nowhere` }];
        }),
      );
  },
};

/**
 * @param {string} file
 * @returns {string[]}
 */
function parents(file) {
  const parts = file.split('/').slice(0, -1);
  return parts.map((_part, index) => parts.slice(0, index + 1).join('/'));
}

/**
 * What looks like a link in an example of code is none.
 * @param {string} text
 */
function withoutCode(text) {
  return text.replaceAll(/^```[^]*?^```/gm, '').replaceAll(/`[^`\n]*`/g, '');
}
