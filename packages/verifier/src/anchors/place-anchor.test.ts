import type { CodeLanguage } from '@safecode/domain/verification/report';
import { describe, expect, it } from 'vitest';
import { makeAnchor } from './make-anchor.js';
import { placeAnchor } from './place-anchor.js';
import { readAnchorSource } from './read-tree.js';

const place = (language: CodeLanguage, { before, lines, after }: { before: string; lines: [number, number]; after: string }) =>
  placeAnchor(readAnchorSource(language, after), makeAnchor(before, { language, startLine: lines[0], endLine: lines[1] }));

const SCRIPT = `(function () {
  const bar = document.createElement('div');
  bar.className = 'fh-bar';
  bar.textContent = 'Free delivery';

  function show(where) {
    if (!where) {
      return;
    }
    where.prepend(bar);
  }

  function hide() {
    bar.remove();
  }

  show(document.querySelector('.page'));
})();
`;
/** Moves the function \`hide\` before \`show\`. */
const MOVED = SCRIPT.replace("\n  function hide() {\n    bar.remove();\n  }\n", '').replace('  function show', "  function hide() {\n    bar.remove();\n  }\n\n  function show");

describe('an anchor in a script', () => {
  it.each<[string, [number, number], string, unknown]>([
    ['stays where nothing changed', [3, 3], SCRIPT, { state: 'same', startLine: 3, endLine: 3 }],
    ['moves down with lines above', [4, 4], `// one\n// two\n${SCRIPT}`, { state: 'same', startLine: 6, endLine: 6 }],
    ['follows a whole function', [13, 15], MOVED, { state: 'same', startLine: 6, endLine: 8 }],
    ['follows a statement in a function that moved', [14, 14], MOVED, { state: 'same', startLine: 7, endLine: 7 }],
    ['survives other quotes, blanks and semicolons', [4, 4], SCRIPT.replaceAll("'", '"').replaceAll(/\n +/g, '\n').replaceAll(/;\n/g, ';\n\n'), { state: 'same', startLine: 6, endLine: 6 }],
    ['survives one line', [17, 17], SCRIPT.replaceAll(/\n\s*/g, ' '), { state: 'same', startLine: 1, endLine: 1 }],
    ['survives a new name of the function around it', [10, 10], SCRIPT.replaceAll('show', 'reveal'), { state: 'same', startLine: 10, endLine: 10 }],
    ['follows a change of its own', [4, 4], SCRIPT.replace('Free delivery', 'Delivered free'), { state: 'changed', startLine: 4, endLine: 4 }],
    ['follows a function that was renamed', [6, 11], SCRIPT.replaceAll('show', 'reveal'), { state: 'changed', startLine: 6, endLine: 11 }],
    ['follows a function that grew', [6, 11], SCRIPT.replace('where.prepend(bar);', "where.prepend(bar);\n    where.classList.add('fh-on');"), { state: 'changed', startLine: 6, endLine: 12 }],
    ['is nowhere once its line is gone', [4, 4], SCRIPT.replace("  bar.textContent = 'Free delivery';\n", ''), { state: 'unplaced' }],
    ['is nowhere once its function is gone', [13, 15], SCRIPT.replace('  function hide() {\n    bar.remove();\n  }\n', ''), { state: 'unplaced' }],
    ['is not mistaken for a neighbour', [14, 14], SCRIPT.replace('    bar.remove();\n', ''), { state: 'unplaced' }],
    ['on a line that closes something stays on its end', [11, 11], SCRIPT.replace('where.prepend(bar);', 'where.prepend(bar);\n'), { state: 'same', startLine: 12, endLine: 12 }],
    ['on the first line of something stays there', [6, 6], `\n${SCRIPT}`, { state: 'same', startLine: 7, endLine: 7 }],
    ['on a blank line is found by nothing', [5, 5], SCRIPT.replace('bar', 'box'), { state: 'unplaced' }],
    ['is nowhere in text that does not parse and has changed there', [4, 4], `${SCRIPT.replace('Free', 'Fast')} (`, { state: 'unplaced' }],
    ['is found by its text where the rest does not parse', [4, 4], `// x\n${SCRIPT} (`, { state: 'same', startLine: 5, endLine: 5 }],
  ])('%s', (...[, lines, after, expected]) => {
    expect(place('js', { before: SCRIPT, lines, after })).toEqual(expected);
  });

  it('of a text that does not parse is its lines', () => {
    const before = 'const a = 1;\nconst = 2;\n';
    expect(place('js', { before, lines: [2, 2], after: `\n${before}` })).toEqual({ state: 'same', startLine: 3, endLine: 3 });
    expect(place('js', { before, lines: [2, 2], after: `${before}${before}` })).toEqual({ state: 'unplaced' });
  });
});

describe('equal nodes', () => {
  const three = 'one();\nlog();\ntwo();\nlog();\nthree();\n';
  it.each<[string, [number, number], string, unknown]>([
    ['are told apart by their neighbours', [4, 4], `zero();\n${three}`, { state: 'same', startLine: 5, endLine: 5 }],
    ['are told apart when one is added', [4, 4], `log();\n${three}`, { state: 'same', startLine: 5, endLine: 5 }],
    ['cannot be told apart when one is gone', [4, 4], 'one();\nlog();\ntwo();\nthree();\n', { state: 'unplaced' }],
    ['cannot be told apart when all around them is new', [4, 4], 'a();\nlog();\nb();\nlog();\nc();\n', { state: 'unplaced' }],
    ['keep their order while all around them is the same', [2, 2], three.replaceAll(';', ' ;'), { state: 'same', startLine: 2, endLine: 2 }],
  ])('%s', (...[, lines, after, expected]) => {
    expect(place('js', { before: three, lines, after })).toEqual(expected);
  });

  it('inside of equal functions are not mixed up when the other function goes', () => {
    const before = 'function a() {\n  return;\n}\nfunction b() {\n  return;\n}\n';
    expect(place('js', { before, lines: [2, 2], after: 'function b() {\n  return;\n}\n' })).toEqual({ state: 'unplaced' });
    expect(place('js', { before, lines: [5, 5], after: `\n${before}` })).toEqual({ state: 'same', startLine: 6, endLine: 6 });
  });
});

const SHEET = `.fh-bar {
  color: #fff;
  padding: 8px 12px;
}

@media (min-width: 600px) {
  .fh-bar {
    padding: 16px;
  }
}
`;

describe('an anchor in a style sheet', () => {
  it.each<[string, [number, number], string, unknown]>([
    ['follows a declaration that moved', [2, 2], SHEET.replace('  color: #fff;\n', '').replace('12px;\n', '12px;\n  color: #FFF;\n'), { state: 'same', startLine: 3, endLine: 3 }],
    ['survives one line', [7, 9], SHEET.replaceAll(/\s*\n\s*/g, ' '), { state: 'same', startLine: 1, endLine: 1 }],
    ['follows a value that changed', [8, 8], SHEET.replace('16px', '20px'), { state: 'changed', startLine: 8, endLine: 8 }],
    ['follows a rule with one more declaration', [1, 4], SHEET.replace('  color: #fff;\n', '  color: #fff;\n  margin: 0;\n'), { state: 'changed', startLine: 1, endLine: 5 }],
    ['is nowhere once the rule is gone', [6, 10], SHEET.slice(0, SHEET.indexOf('@media')), { state: 'unplaced' }],
    ['is not mistaken for the same property elsewhere', [8, 8], SHEET.slice(0, SHEET.indexOf('@media')), { state: 'unplaced' }],
  ])('%s', (...[, lines, after, expected]) => {
    expect(place('css', { before: SHEET, lines, after })).toEqual(expected);
  });
});
