import { countLines, isCode, isTest } from '../repository.mjs';

const LIMIT = 300;
const TEST_LIMIT = 500;
const USUAL = 200;
const USUAL_SHARE = 0.9;

/** Nobody reads a file of a thousand lines: it is searched, and then copied. */
/** @type {import('../repository.mjs').Rule} */
export const fileSize = {
  name: 'file-size',
  check: ({ files }) => {
    const sizes = files.filter(({ path }) => isCode(path)).map((file) => ({ file: file.path, lines: countLines(file.text), limit: isTest(file.path) ? TEST_LIMIT : LIMIT }));
    const findings = sizes.filter(({ lines, limit }) => lines > limit).map(({ file, lines, limit }) => ({ file, message: `${lines} lines, ${limit} are allowed` }));
    const sources = sizes.filter(({ file }) => !isTest(file));
    const share = sources.filter(({ lines }) => lines < USUAL).length / Math.max(sources.length, 1);
    if (sources.length > 0 && share < USUAL_SHARE) {
      findings.push({ file: '.', message: `only ${Math.floor(share * 100)} of 100 source files are under ${USUAL} lines, ${USUAL_SHARE * 100} must be` });
    }
    return findings;
  },
};
