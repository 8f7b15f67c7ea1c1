import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { EXAMPLE_POLICY } from '../corpus/example-policy.js';
import { compilePolicy } from '../policy/compile-policy.js';
import { verify } from '../verify.js';
import { formatText, wantsColour } from './format-text.js';
import { parseArguments } from './parse-arguments.js';
import { readPolicy } from './read-policy.js';
import { runBatch } from './run-batch.js';

const folder = mkdtempSync(join(tmpdir(), 'verify-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function batch(lines: readonly string[]): Promise<Record<string, unknown>[]> {
  const path = join(folder, 'in.jsonl');
  writeFileSync(path, lines.join('\n'));
  const out: string[] = [];
  await runBatch(compilePolicy(EXAMPLE_POLICY), path, async (line) => {
    await Promise.resolve(out.push(line));
  });
  return out.map((line) => JSON.parse(line) as Record<string, unknown>);
}

const single = { kind: 'single', policy: 'p', pageType: 'pdp', language: 'js', file: 'a.js', format: 'text', fix: 'none', watch: false };
const given = ['--policy', 'p', '--page-type', 'pdp'];

describe('parseArguments', () => {
  it.each([
    [[...given, '--language', 'js', 'a.js'], single],
    [[...given, 'a.js'], single],
    [[...given, 'A.CSS'], { ...single, language: 'css', file: 'A.CSS' }],
    [[...given, 'a.js', '--fix', '--watch', '--format=sarif'], { ...single, fix: 'write', watch: true, format: 'sarif' }],
    [[...given, '--fix-dry-run', 'a.js'], { ...single, fix: 'dry-run' }],
    [['--policy=p.json', '--batch', 'in.jsonl'], { kind: 'batch', policy: 'p.json', input: 'in.jsonl' }],
    [['--policy', 'p', '--check-policy'], { kind: 'check-policy', policy: 'p', format: 'text' }],
    [['--help'], { kind: 'help' }],
    [[], { kind: 'usage', problem: '--policy is missing' }],
    [['--policy', 'p', '--wrong', 'x'], { kind: 'usage', problem: 'unknown option --wrong' }],
    [[...given, '--language', 'ts', 'a'], { kind: 'usage', problem: '--language must be js or css' }],
    [[...given, 'a.ts'], { kind: 'usage', problem: '--language must be js or css' }],
    [[...given, '--format', 'xml', 'a.js'], { kind: 'usage', problem: '--format must be text, json or sarif' }],
    [[...given, '--language', 'js', 'a', 'b'], { kind: 'usage', problem: 'give exactly one file to verify' }],
    [[...given, 'a.js', '--fix', '--fix-dry-run'], { kind: 'usage', problem: '--fix and --fix-dry-run exclude each other' }],
    [['--policy', 'p', '--check-policy', '--format', 'sarif'], { kind: 'usage', problem: '--format must be text or json' }],
    [['--policy', 'p', '--check-policy', 'a.js'], { kind: 'usage', problem: '--check-policy takes no file' }],
    [['--policy'], { kind: 'usage', problem: '--policy needs a value' }],
  ])('%j', (argv, expected) => {
    expect(parseArguments(argv)).toEqual(expected);
  });
});

describe('runBatch', () => {
  it('answers every line in order and puts the error of a bad line into its answer', async () => {
    const good = { id: 'a', pageType: 'pdp', language: 'js', code: "console.log('x');" };
    const answers = await batch([JSON.stringify(good), 'not json', '[]', JSON.stringify({ id: 7, pageType: 'pdp', language: 'php', code: '' }), JSON.stringify({ ...good, id: 'z', code: 'eval(1)' })]);
    expect(answers.map((answer) => [answer.id, answer.verdict])).toEqual([['a', 'pass'], [null, 'fail'], [null, 'fail'], [7, 'fail'], ['z', 'fail']]);
    expect(answers[0]).toMatchObject({ findings: [], ms: expect.any(Number) });
    expect(answers[3]).toMatchObject({ findings: [{ category: 'syntax', severity: 'error', line: 1, column: 1, endLine: 1, endColumn: 1 }] });
  });
});

describe('readPolicy', () => {
  it('says what is wrong with a policy file', async () => {
    const path = join(folder, 'p.json');
    await expect(readPolicy(join(folder, 'none.json'))).rejects.toThrow('cannot read');
    writeFileSync(path, '{');
    await expect(readPolicy(path)).rejects.toThrow('is not JSON');
    writeFileSync(path, '{"brand":"x"}');
    await expect(readPolicy(path)).rejects.toThrow('is not a brand policy');
    writeFileSync(path, JSON.stringify(EXAMPLE_POLICY));
    expect((await readPolicy(path)).prefix).toBe('fh-');
    expect(readFileSync(path, 'utf8')).toContain('Fernhill');
  });
});

describe('formatText', () => {
  const code = 'const a = 1;\nlocalStorage.x;\nconsole.log(1);';
  const report = verify(compilePolicy(EXAMPLE_POLICY), { pageType: 'pdp', language: 'js', code });

  it('shows each finding with its code, its reason and its mend', () => {
    const text = formatText(report, code, { file: 'a.js', colour: false });
    expect(text).toContain('a.js:2:1 error storage [F09]: Uses localStorage: client storage.');
    expect(text).toContain('  1 | const a = 1;\n> 2 | localStorage.x;\n    | ^^^^^^^^^^^^\n  3 | console.log(1);\n    Why:  Cookies');
    expect(text).toMatch(/fail: a\.js \(js, pdp\): 2 error\(s\), 0 warning\(s\)$/);
  });

  it('paints when it is asked to, and says the same', () => {
    const painted = formatText(report, code, { file: 'a.js', colour: true });
    expect(painted).toContain('\u001b[31merror storage [F09]\u001b[39m');
    expect(stripVTControlCharacters(painted)).toBe(formatText(report, code, { file: 'a.js', colour: false }));
  });

  it('never hands a control of the code to the terminal', () => {
    const hostile = 'window.x = "\u001b[2J\u202e";';
    const found = verify(compilePolicy(EXAMPLE_POLICY), { pageType: 'pdp', language: 'js', code: hostile });
    expect(formatText(found, hostile, { file: 'a.js', colour: false })).not.toContain('\u001b');
  });

  it.each([
    [{ isTTY: true }, {}, true],
    [{ isTTY: true }, { NO_COLOR: '1' }, false],
    [{ isTTY: true }, { TERM: 'dumb' }, false],
    [{ isTTY: false }, {}, false],
    [{ isTTY: false }, { FORCE_COLOR: '1' }, true],
    [{ isTTY: false }, { FORCE_COLOR: '1', NO_COLOR: '1' }, false],
    [{ isTTY: true }, { FORCE_COLOR: '0' }, false],
  ])('of %j and %j: colours are %s', (stream, environment, expected) => {
    expect(wantsColour(stream, environment)).toBe(expected);
  });
});
