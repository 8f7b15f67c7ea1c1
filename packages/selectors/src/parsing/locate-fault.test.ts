import { describe, expect, it } from 'vitest';
import { parsePage } from '../page/parse-page.js';
import { queryAll } from '../page/query-all.js';
import { locateFault } from './locate-fault.js';

const PAGE = parsePage('<main><p class="a">x</p></main>');

/** What a matcher says of the selector, as a person would meet it. */
function faultOf(selector: string): ReturnType<typeof locateFault> {
  try {
    queryAll(PAGE, selector);
  } catch (error) {
    return locateFault(selector, error instanceof Error ? error.message : '');
  }
  throw new Error(`"${selector}" is no fault`);
}

describe('locateFault', () => {
  it.each<[string, string, RegExp]>([
    ['   ', '   ', /empty/],
    ['.a [href="x', '"x', /quote is never closed/],
    ['.a [href', '[', /"\[" is never closed/],
    ['.a:not(.b', '(', /"\(" is never closed/],
    ['.a ] .b', ']', /Nothing is open/],
    ['.a >', '>', /after ">"/],
    ['> .a', '>', /before ">"/],
    ['.a > > .b', '> .b', /between ">" and ">"/],
    ['.a,, .b', ', .b', /between "," and ","/],
    ['.a,', ',', /after ","/],
    ['.a .', '.', /name of the class is missing/],
    ['.a .2col', '.2col', /begin with a digit/],
    ['#', '#', /name of the id is missing/],
    ['.a:hovered', ':hovered', /No browser knows :hovered/],
    ['.a:contains("x")', ':contains', /No browser knows :contains/],
    ['.a !b', '!', /No browser knows "!"/],
    ['.a < .b', '<', /No browser knows "<"/],
    ['.a $b', '$', /No browser knows "\$"/],
    ['.a, .b{}', '{', /No browser knows "{"/],
    ['.a:(x)', ':', /name of the pseudo-class is missing/],
  ])('%s is wrong from %s', (selector, from, message) => {
    const fault = faultOf(selector);
    expect(fault.message).toMatch(message);
    expect(selector.slice(fault.at).startsWith(from.slice(0, Math.max(1, fault.length)))).toBe(true);
  });

  it('takes no sign inside quotes or after a backslash for one of its own', () => {
    expect(() => queryAll(PAGE, String.raw`.a[title="[(>"], .b\[1\]`)).not.toThrow();
    expect(faultOf('.a[title="[(>"] >').at).toBe(16);
  });
});
