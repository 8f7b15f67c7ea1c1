import { describe, expect, it } from 'vitest';
import { extractColors } from './extract-colors.js';
import { extractQuotes } from './extract-copy.js';
import { parseColor } from './parse-color.js';

describe('extractColors', () => {
  const rows: [string, string[]][] = [
    ['white text on a dark blue background', ['white', 'darkblue']],
    ['a dark-blue bar', ['darkblue']],
    ['background #1B4332, text #fff', ['#1b4332', '#fff']],
    ['background "#1b4332"', ['#1b4332']],
    ['in rgb(255, 0, 128)', ['#ff0080']],
    ['in rgb(300, 0, 0)', []],
    ['light sea green and navy blue', ['lightseagreen', 'navy']],
    ['Light Grey border', ['lightgrey']],
    ['dark brown', ['#5c3317']],
    ['a bar "in red and blue"', []],
    ['a bar for our chocolate boxes', []],
    ['a chocolate background', ['chocolate']],
    ['in gold', ['gold']],
    ['gold members see it', []],
    ['a Black Friday bar', []],
    ['blue, green', ['blue', 'green']],
    ['order #123456789', []],
    ['no colour here', []],
  ];
  it.each(rows)('%s', (description, colors) => {
    expect(extractColors(description, extractQuotes(description)).map((color) => color.value)).toEqual(colors);
  });
});

describe('parseColor', () => {
  it.each([
    ['#ABC', '#abc'],
    ['#aabbccff', '#aabbcc'],
    ['#aabbcc80', null],
    ['Dark Red', 'darkred'],
    ['off-white', '#faf9f6'],
    ['red; x', null],
    ['inherit', null],
    ['', null],
  ])('%s', (text, color) => {
    expect(parseColor(text)).toBe(color);
  });
});
