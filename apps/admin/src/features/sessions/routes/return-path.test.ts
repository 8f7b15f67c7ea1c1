import { expect, test } from 'vitest';
import { safeReturnPath } from './return-path.js';

test.each(['/o/acme/b/north/code?status=generated#L3', '/', '/invite'])('%s is followed', (path) => {
  expect(safeReturnPath(path)).toBe(path);
});

test.each([undefined, null, 5, '', 'o/acme', '//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '/a\\b', '/a\nb', '/\t/evil', '/sign-in?to=/x'])(
  '%j leads to the start',
  (path) => {
    expect(safeReturnPath(path)).toBe('/');
  },
);
