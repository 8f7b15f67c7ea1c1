import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

/**
 * The files that a rule looks at. Paths are relative to the checkout, with slashes.
 * @typedef {object} SourceFile
 * @property {string} path
 * @property {string} text
 * @property {ts.SourceFile} tree the parsed program; only for TypeScript and JavaScript files
 */
/**
 * @typedef {object} Repository
 * @property {SourceFile[]} files
 * @property {string[]} topLevel names of everything at the top
 * @property {string[]} registryHosts names of package registries that this machine uses; they must not be written down
 */
/** @typedef {{ file: string, line?: number, message: string }} Finding */
/** @typedef {{ name: string, check: (repository: Repository) => Finding[] }} Rule */

const CODE = /\.(?:ts|tsx|mts|mjs|cjs|js)$/;
const BINARY = /\.(?:png|jpe?g|webp|avif|gif|ico|woff2?|ttf|pdf|gz|br|zip)$/;
const TEST = /\.test\.tsx?$|\/test\//;

/** @param {string} file */
export function isCode(file) {
  return CODE.test(file) && !file.endsWith('.gen.ts');
}

/** @param {string} file */
export function isTest(file) {
  return TEST.test(file);
}

/**
 * @param {Record<string, string>} texts text by path
 * @param {Partial<Omit<Repository, 'files'>>} [rest]
 * @returns {Repository}
 */
export function repositoryOf(texts, rest = {}) {
  const files = Object.entries(texts).map(([file, text]) => makeFile(file, text));
  return { files, topLevel: [...new Set(files.map((file) => file.path.split('/')[0] ?? ''))], registryHosts: [], ...rest };
}

/**
 * Everything that is or would be committed.
 * @param {string} root
 * @param {string[]} registryHosts
 * @returns {Repository}
 */
export function readRepository(root, registryHosts) {
  const listing = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8', maxBuffer: 64 << 20 });
  /** @type {Record<string, string>} */
  const texts = {};
  for (const file of listing.split('\0')) {
    const absolute = path.join(root, file);
    // A deleted file is listed until its removal is committed.
    if (file === '' || !fs.existsSync(absolute)) continue;
    texts[file] = BINARY.test(file) ? '' : fs.readFileSync(absolute, 'utf8');
  }
  return repositoryOf(texts, { registryHosts });
}

/**
 * @param {string} file
 * @param {string} text
 * @returns {SourceFile}
 */
function makeFile(file, text) {
  /** @type {ts.SourceFile | undefined} */
  let tree;
  return {
    path: file,
    text,
    get tree() {
      tree ??= ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true);
      return tree;
    },
  };
}

/**
 * @param {SourceFile} file
 * @param {(node: ts.Node) => void} visit called for every node of the program
 */
export function walk(file, visit) {
  const descend = (/** @type {ts.Node} */ node) => {
    visit(node);
    ts.forEachChild(node, descend);
  };
  descend(file.tree);
}

/**
 * @param {SourceFile} file
 * @param {ts.Node} node
 */
export function lineOf(file, node) {
  return file.tree.getLineAndCharacterOfPosition(node.getStart()).line + 1;
}

/** @param {string} text */
export function countLines(text) {
  return text === '' ? 0 : text.replace(/\n$/, '').split('\n').length;
}

/**
 * Findings for every line of a file that matches.
 * @param {Pick<SourceFile, 'path' | 'text'>} file
 * @param {RegExp} pattern
 * @param {(match: string) => string} describe
 * @returns {Finding[]}
 */
export function findLines(file, pattern, describe) {
  return file.text.split('\n').flatMap((text, index) => {
    const match = pattern.exec(text);
    return match ? [{ file: file.path, line: index + 1, message: describe(match[0]) }] : [];
  });
}
