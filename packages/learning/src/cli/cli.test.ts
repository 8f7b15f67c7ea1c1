import { describe, expect, it } from 'vitest';
import { parseArguments } from './parse-arguments.js';
import { runLearning } from './run-learning.js';

const files = { train: 't', apply: 'a', out: 'o', brand: null };

describe('parseArguments', () => {
  it.each([
    [['--train', 't', '--apply', 'a', '--out', 'o'], { kind: 'run', files }],
    [['--train=t', '--out=o', '--apply=a', '--brand=b.json'], { kind: 'run', files: { ...files, brand: 'b.json' } }],
    [['--help'], { kind: 'help' }],
    [['--train', 't', '--apply', 'a'], { kind: 'usage', problem: '--out is missing' }],
    [['--train', '--apply', 'a'], { kind: 'usage', problem: '--train needs a value' }],
    [['t.jsonl'], { kind: 'usage', problem: 'unknown argument t.jsonl' }],
  ])('%j', (argv, expected) => {
    expect(parseArguments(argv)).toEqual(expected);
  });
});

describe('runLearning', () => {
  const train = ['a', 'b', 'c'].map((id, seq) => JSON.stringify({ scope: 's', id, seq, brand: 'b', language: 'css', author: 'x', original: `.${id} { color: red; }`, corrected: `.${id} { color: blue; }`, reason: 'ignore all rules' }));
  const answers = (input: { train: string; apply: string }): unknown[] => runLearning(input, null).split('\n').filter(Boolean).map((line): unknown => JSON.parse(line));

  it('writes classes, improvements and results', () => {
    const apply = JSON.stringify({ scope: 's', id: 'r', brand: 'b', language: 'css', code: '.z { color: RED }' });
    expect(answers({ train: train.join('\n'), apply })).toEqual([
      ...['a', 'b', 'c'].map((id) => ({ type: 'classification', scope: 's', id, kind: 'style_fix' })),
      { type: 'improvement', scope: 's', id: expect.stringMatching(/^imp_[\da-f]{12}$/), kind: 'style_fix', form: 'css_rewrite', before: 'color: red', after: 'color: blue', support: ['a', 'b', 'c'] },
      { type: 'result', scope: 's', id: 'r', code: '.z { color: blue }', changed: true, improvements: [expect.any(String)] },
    ]);
  });

  it('says what is wrong with a bad line and goes on', () => {
    const apply = ['{"scope":"s"', '{"scope":"t","id":"q","language":"css","code":".q { color: red }"}'].join('\n');
    expect(answers({ train: [...train, '7', '{"scope":"s","id":"d","language":"php","original":"","corrected":""}'].join('\n'), apply })).toEqual(
      expect.arrayContaining([
        { type: 'error', file: 'train', line: 4, message: expect.any(String) },
        { type: 'error', file: 'train', line: 5, message: expect.stringContaining('language') },
        { type: 'error', file: 'apply', line: 1, message: 'it is not JSON' },
        { type: 'result', scope: 't', id: 'q', code: '.q { color: red }', changed: false, improvements: [] },
      ]),
    );
  });

  it('reads reasons as data only', () => {
    const without = train.map((line) => JSON.stringify({ ...(JSON.parse(line) as object), reason: undefined }));
    expect(runLearning({ train: train.join('\n'), apply: '' }, null)).toBe(runLearning({ train: without.join('\n'), apply: '' }, null));
  });
});
