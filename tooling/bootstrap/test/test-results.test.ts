import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { closingLine, forgetResults, summarise } from '../run-tests/test-results.mjs';

const root = fs.mkdtempSync(path.join(os.tmpdir(), 'results-'));
afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

function packageWith(name: string, results: object | undefined): string {
  const folder = path.join(root, name);
  fs.mkdirSync(folder, { recursive: true });
  const whole = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [], ...results };
  if (results) fs.writeFileSync(path.join(folder, '.test-results.json'), JSON.stringify(whole));
  return folder;
}

describe('summarise', () => {
  it('adds up all packages and names what failed', () => {
    const sound = packageWith('sound', { numPassedTests: 5, numPendingTests: 1 });
    const broken = packageWith('broken', {
      numPassedTests: 1,
      numFailedTests: 1,
      testResults: [{ name: '/x/a.test.ts', status: 'failed', assertionResults: [{ status: 'failed', fullName: 'adds one' }, { status: 'passed', fullName: 'is fine' }] }],
    });
    expect(summarise([sound, broken])).toEqual({ counts: { passed: 6, failed: 1, skipped: 1 }, problems: ['broken: adds one'] });
  });

  it('counts a file that does not load as one failure', () => {
    const folder = packageWith('unloadable', { testResults: [{ name: '/x/b.test.ts', status: 'failed', message: 'no such module\nstack', assertionResults: [] }] });
    expect(summarise([folder])).toEqual({ counts: { passed: 0, failed: 1, skipped: 0 }, problems: ['unloadable: b.test.ts: no such module'] });
  });

  it('counts a run that wrote nothing as one failure, also when an older run had', () => {
    const folder = packageWith('crashed', { numPassedTests: 9 });
    forgetResults([folder]);
    expect(summarise([folder]).counts).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('closingLine', () => {
  it('is the line that is looked for', () => {
    expect(closingLine({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
    expect(closingLine({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped');
  });
});
