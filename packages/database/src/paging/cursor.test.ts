import { assert, array, integer, oneof, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor } from './cursor.js';

const key = Buffer.alloc(32, 1);

describe('a cursor', () => {
  it('gives back its position', () => {
    assert(
      property(array(oneof(string({ maxLength: 60 }), integer()), { maxLength: 6 }), (position) => {
        expect(decodeCursor(key, 'codes', encodeCursor(key, 'codes', position))).toEqual(position);
      }),
    );
  });

  it.each([
    ['of another list', encodeCursor(key, 'runs', ['a', 1])],
    ['of another installation', encodeCursor(Buffer.alloc(32, 2), 'codes', ['a', 1])],
    ['that was cut', encodeCursor(key, 'codes', ['a', 1]).slice(0, -2)],
    ['that is empty', ''],
    ['that is no cursor', 'drop table codes'],
    ['with a name that runs into the list’s', encodeCursor(key, 'codes\n["a"', ['a', 1])],
  ])('%s is refused', (_, cursor) => {
    expect(() => decodeCursor(key, 'codes', cursor)).toThrow(expect.objectContaining({ code: 'input.cursor_invalid' }));
  });

  it('with any one character changed is refused, or still says the same', () => {
    const cursor = encodeCursor(key, 'codes', ['Bar', 42]);
    for (let at = 0; at < cursor.length; at += 1) {
      const changed = `${cursor.slice(0, at)}${cursor[at] === 'A' ? 'B' : 'A'}${cursor.slice(at + 1)}`;
      let read: unknown = 'refused';
      try {
        read = decodeCursor(key, 'codes', changed);
      } catch {
        continue;
      }
      // The last character of base64url may carry unused bits.
      expect(read).toEqual(['Bar', 42]);
    }
  });
});
