import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { EXAMPLE_POLICY } from '../corpus/example-policy.js';
import { compilePolicy } from '../policy/compile-policy.js';
import { verify } from '../verify.js';
import { formatText } from './format-text.js';
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

describe('parseArguments', () => {
  it.each([
    [['--policy', 'p.json', '--page-type', 'pdp', '--language', 'js', 'a.js'], { kind: 'single', policy: 'p.json', pageType: 'pdp', language: 'js', file: 'a.js', format: 'text' }],
    [['--policy=p.json', '--batch', 'in.jsonl'], { kind: 'batch', policy: 'p.json', input: 'in.jsonl' }],
    [['--help'], { kind: 'help' }],
    [[], { kind: 'usage', problem: '--policy is missing' }],
    [['--policy', 'p', '--wrong', 'x'], { kind: 'usage', problem: 'unknown option --wrong' }],
    [['--policy', 'p', '--page-type', 'pdp', '--language', 'ts', 'a'], { kind: 'usage', problem: '--language must be js or css' }],
    [['--policy', 'p', '--page-type', 'pdp', '--language', 'js', 'a', 'b'], { kind: 'usage', problem: 'give exactly one file to verify' }],
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
  it('shows each finding with its code', () => {
    const code = 'const a = 1;\nlocalStorage.x;';
    const text = formatText(verify(compilePolicy(EXAMPLE_POLICY), { pageType: 'pdp', language: 'js', code }), code, 'a.js');
    expect(text).toContain('a.js:2:1 error storage [F09]: Uses localStorage: client storage.');
    expect(text).toContain('  2 | localStorage.x;\n    | ^^^^^^^^^^^^');
    expect(text).toMatch(/fail: a\.js \(js, pdp\): 2 error\(s\), 0 warning\(s\)$/);
  });
});
