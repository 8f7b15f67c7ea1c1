import { describe, expect, it } from 'vitest';
import { learn, type Correction } from '../learn.js';

const taught = (language: 'js' | 'css', pairs: readonly (readonly [string, string])[]): string[] => {
  const corrections = pairs.map(([original, corrected], seq): Correction => ({ id: String(seq), seq, author: `a${seq}`, language, original, corrected }));
  return learn(corrections, { policy: null }).map(({ before, after }) => `${before} -> ${after}`);
};
const three = <T>(make: (n: number) => T): T[] => [1, 2, 3].map(make);

describe('what people read of a lesson', () => {
  it('shows old and new code in the same context', () => {
    expect(taught('css', three((n) => [`.a${n} { color: red; gap: 4px 16px }`, `.a${n} { color: red; gap: 8px 16px }`] as const))).toEqual(['gap: 4px 16px -> gap: 8px 16px']);
  });

  it('puts what is added where it goes', () => {
    expect(taught('js', three((n) => [`open(${n});\nshow(note);\nclose(${n + 5});`, `open(${n});\nshow(note);\nmark(note);\nclose(${n + 5});`] as const))).toEqual(['show(note); -> show(note);\nmark(note);']);
    expect(taught('js', three((n) => [`a${n}();\non(host, 'click', go);`, `a${n}();\non(host, 'click', go, true);`] as const))).toEqual([expect.stringMatching(/^on\(host, 'click', go\);? -> on\(host, 'click', go, true\);?$/)]);
  });

  it('says nothing of what is left out', () => {
    expect(taught('js', three((n) => [`a${n}();\nconsole.log('x');`, `a${n}();`] as const))).toEqual([`console.log('x'); -> `]);
  });
});
