import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { diffTexts } from './text-diff.js';
import { toPatch } from './to-patch.js';

const folder = mkdtempSync(join(tmpdir(), 'patch-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const numbered = Array.from({ length: 40 }, (_, index) => `line ${index}`);
const NAMES = { before: 'a/code.js', after: 'b/code.js' };

test('a patch reads as people know it', () => {
  const made = [...numbered.slice(0, 5), 'new line', ...numbered.slice(6)];
  expect(toPatch(diffTexts(numbered.join('\n'), made.join('\n')), NAMES)).toBe(
    '--- a/code.js\n+++ b/code.js\n@@ -3,7 +3,7 @@\n line 2\n line 3\n line 4\n-line 5\n+new line\n line 6\n line 7\n line 8\n',
  );
  expect(toPatch(diffTexts('same', 'same'), NAMES)).toBe('');
});

test.each([
  ['in the middle, close together and far apart', [...numbered.slice(0, 5), 'x', ...numbered.slice(6, 9), ...numbered.slice(12, 30), 'y', 'z', ...numbered.slice(30)]],
  ['at the start', ['first', ...numbered]],
  ['at the end', [...numbered, 'last']],
  ['of everything', ['only this']],
])('git applies a patch of changes %s', (_name, made) => {
  const file = join(folder, 'code.js');
  writeFileSync(file, `${numbered.join('\n')}\n`);
  writeFileSync(join(folder, 'change.patch'), toPatch(diffTexts(numbered.join('\n'), made.join('\n')), NAMES));
  execFileSync('git', ['apply', 'change.patch'], { cwd: folder });
  expect(readFileSync(file, 'utf8')).toBe(`${made.join('\n')}\n`);
});
