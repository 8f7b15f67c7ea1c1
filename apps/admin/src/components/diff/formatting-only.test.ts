import { describe, expect, test } from 'vitest';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import { findFormattingOnly } from './formatting-only.js';
import { diffTexts } from './text-diff.js';

const isFormatting = (before: string, after: string, language: CodeLanguage): boolean => {
  const diff = diffTexts(before, after);
  return diff.hunks.length > 0 && findFormattingOnly(diff, language).size === diff.hunks.length;
};

describe('a change of formatting only', () => {
  test.each<[string, CodeLanguage, string, string]>([
    ['indentation', 'js', 'if (a) {\nrun();\n}', 'if (a) {\n  run();\n}'],
    ['one line to many', 'js', 'call(a, b);\nend();', 'call(\n  a,\n  b\n);\nend();'],
    ['an empty line', 'js', 'a();\nb();', 'a();\n\nb();'],
    ['declarations on their own lines', 'css', '.a { color: red; margin: 0 }', '.a {\n  color: red;\n  margin: 0\n}'],
  ])('%s', (_name, language, before, after) => {
    expect(isFormatting(before, after, language)).toBe(true);
  });

  test.each<[string, CodeLanguage, string, string]>([
    ['another word', 'js', 'a();', 'b();'],
    ['a line end after return, which returns nothing', 'js', 'function f() {\n  return value;\n}', 'function f() {\n  return\n  value;\n}'],
    ['spaces in a text', 'js', "say('a b');", "say('a  b');"],
    ['spaces in a template', 'js', 'say(`a ${b} c`);', 'say(`a  ${b} c`);'],
    ['a statement that becomes a comment', 'js', '// a\nb();', '// a b();'],
    ['two operators out of one', 'js', 'a = b ++ + c;', 'a = b + ++ c;'],
    ['a descendant instead of a second class', 'css', '.a.b { color: red }', '.a .b { color: red }'],
    ['spaces in a string of CSS', 'css', '.a::after { content: "x y" }', '.a::after { content: "x  y" }'],
  ])('is not %s', (_name, language, before, after) => {
    expect(isFormatting(before, after, language)).toBe(false);
  });

  test('is told apart hunk by hunk', () => {
    const before = 'a();\nstay1();\nstay2();\nstay3();\nb();';
    const diff = diffTexts(before, before.replace('a();', '  a();').replace('b();', 'c();'));
    expect([...findFormattingOnly(diff, 'js')]).toEqual([0]);
  });
});
