import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CSS_CASES } from '../corpus/css-cases.js';
import { JS_SAFE_CASES } from '../corpus/js-safe-cases.js';
import { JS_SELECTOR_CASES, JS_SINK_CASES } from '../corpus/js-unsafe-cases.js';
import { tokenizer } from 'acorn';
import { makeAnchor } from './make-anchor.js';
import { placeAnchor } from './place-anchor.js';
import { readAnchorSource } from './read-tree.js';

/** Puts each token on a line of its own, so that lines and nodes are as far apart as they get. */
function spread(code: string): string {
  let text = '';
  let end = 0;
  let inTemplate = false;
  for (const token of tokenizer(code, { ecmaVersion: 2024 })) {
    const isInside = inTemplate;
    if (token.type.label === '`') inTemplate = !inTemplate;
    // No line break behind return: it would end the statement.
    const mayBreak = !isInside && !/\b(?:return|throw|break|continue|async|yield)\s*$/.test(text) && !/^(?:\+\+|--|=>)/.test(code.slice(token.start));
    text += mayBreak ? '\n  ' : code.slice(end, token.start);
    text += code.slice(token.start, token.end);
    end = token.end;
  }
  return text;
}

/** One statement a line. */
interface Scripted {
  readonly code: string;
  readonly statements: readonly string[];
}

const names = ['alpha', 'beta', 'gamma', 'delta', 'omega', 'sigma'] as const;
const call = fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names), fc.integer({ min: 0, max: 9 })).map(([one, other, number]) => `${one}.${other}('${one}', ${number});`);
const guard = fc.tuple(call, fc.constantFrom(...names)).map(([inner, name]) => `if (${name}) { ${inner} }`);
const declared = fc.tuple(fc.constantFrom(...names), call).map(([name, inner]) => `function ${name}(a) { ${inner} return a; }`);
const script = fc.array(fc.oneof(call, guard, declared), { minLength: 2, maxLength: 12 }).map((statements): Scripted => ({ statements, code: statements.join('\n') }));

const SCRIPTS = [...JS_SAFE_CASES, ...JS_SELECTOR_CASES, ...JS_SINK_CASES].map(({ code }) => code).filter((code) => readAnchorSource('js', code).nodes.length > 0 && !/<!--|-->/.test(code));

/** The statement that stands on a line of a script with one statement a line. */
const statementAt = (statements: readonly string[], line: number): string => statements[line - 1] ?? '';

describe('placing', () => {
  it('finds the same nodes in every script of the corpus after other formatting', () => {
    const wrong: string[] = [];
    for (const code of SCRIPTS) {
      const other = spread(code);
      const [from, to] = [readAnchorSource('js', code), readAnchorSource('js', other)];
      expect(to.nodes.map(({ node }) => node.hash)).toEqual(from.nodes.map(({ node }) => node.hash));
      for (let line = 1; line <= code.split('\n').length; line += 1) {
        if ((code.split('\n')[line - 1] ?? '').trim() === '') continue;
        const anchor = makeAnchor(code, { language: 'js', startLine: line, endLine: line });
        const place = placeAnchor(to, anchor);
        const back = placeAnchor(from, anchor);
        if (place.state !== 'same' || back.state !== 'same') wrong.push(`${line}: ${code}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('stays on its lines in every style sheet of the corpus', () => {
    for (const { code } of CSS_CASES.filter((entry) => readAnchorSource('css', entry.code).nodes.length > 0)) {
      code.split('\n').forEach((text, at) => {
        if (text.trim() === '' || text.trim().startsWith('/*')) return;
        const anchor = makeAnchor(code, { language: 'css', startLine: at + 1, endLine: at + 1 });
        expect(placeAnchor(readAnchorSource('css', `/* new */\n\n${code}`), anchor)).toMatchObject({ state: 'same' });
      });
    }
  });

  it('follows a statement that moves while it is the only one of its kind, and never takes another one for it', () => {
    fc.assert(
      fc.property(script, fc.nat(), fc.nat(), ({ code, statements }, pick, to) => {
        const from = pick % statements.length;
        const wanted = statementAt(statements, from + 1);
        const rest = statements.toSpliced(from, 1);
        const moved = rest.toSpliced(to % (rest.length + 1), 0, wanted);
        const place = placeAnchor(readAnchorSource('js', moved.join('\n')), makeAnchor(code, { language: 'js', startLine: from + 1, endLine: from + 1 }));
        const isOnly = statements.filter((statement) => statement.includes(wanted)).length === 1;
        expect(place.state === 'same' || !isOnly).toBe(true);
        expect(place.state === 'unplaced' || statementAt(moved, place.startLine).includes(wanted)).toBe(true);
      }),
      { numRuns: 200, seed: 4 },
    );
  });

  it('never takes another statement for one that is gone', () => {
    fc.assert(
      fc.property(script, fc.nat(), ({ code, statements }, pick) => {
        const from = pick % statements.length;
        const anchor = makeAnchor(code, { language: 'js', startLine: from + 1, endLine: from + 1 });
        expect(placeAnchor(readAnchorSource('js', statements.toSpliced(from, 1).join('\n')), anchor)).toEqual({ state: 'unplaced' });
      }),
      { numRuns: 200, seed: 5 },
    );
  });

  it('keeps two different statements apart, whatever else was edited', () => {
    fc.assert(
      fc.property(script, script, ({ code, statements }, { statements: added }) => {
        const after = [...added, ...statements.slice(1)];
        const source = readAnchorSource('js', after.join('\n'));
        const anchors = statements.map((_, at) => makeAnchor(code, { language: 'js', startLine: at + 1, endLine: at + 1 }));
        for (const [at, anchor] of anchors.entries()) {
          const place = placeAnchor(source, anchor);
          // The same text twice is one statement for the reader.
          if (place.state === 'same') expect(statementAt(after, place.startLine)).toContain(statementAt(statements, at + 1));
        }
        const changed = anchors.map((anchor) => placeAnchor(source, anchor)).flatMap((place) => (place.state === 'changed' ? [place.startLine] : []));
        for (const line of changed) expect(statements.slice(1)).not.toContain(statementAt(after, line));
      }),
      { numRuns: 200, seed: 6 },
    );
  });

  it('takes any lines of any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.constantFrom('js' as const, 'css' as const), fc.integer({ min: 1, max: 5 }), (code, language, startLine) => {
        const source = readAnchorSource(language, code);
        const place = placeAnchor(source, makeAnchor(code, { language, startLine, endLine: startLine + 1 }));
        expect(place.state === 'unplaced' || place.endLine <= code.split(/\r\n|\n|\r/).length).toBe(true);
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});
