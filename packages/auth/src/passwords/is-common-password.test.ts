import { describe, expect, it } from 'vitest';
import { isCommonPassword } from './is-common-password.js';

describe('isCommonPassword', () => {
  it.each([
    'password1234', 'Password1234!', 'P@ssw0rd1234', 'passwordpassword', 'iloveyou1234', 'qwertyuiop12', 'qwerty123456', '123456789012',
    '1234567890ab', 'aaaaaaaaaaaa', 'abcabcabcabc', '121212121212', 'abcdefghijkl', 'Welcome2026!', 'Summer2026!!!', 'letmeinletmein',
    'administrator', '1qaz2wsx3edc', 'zyxwvutsrqpo', 'opalsafecode1', 'ChangeMe12345',
  ])('refuses %s', (password) => expect(isCommonPassword(password, 'kim@shop.example')).toBe(true));

  it.each(['kim.miller@shop.example', 'kimmiller2026', 'Kim-Miller-1!'])('refuses the mail address again: %s', (password) =>
    expect(isCommonPassword(password, 'kim.miller@shop.example')).toBe(true));

  it.each(['correct horse battery', 'tj4-Kq9zPmW2', 'der Mond ist aufgegangen', 'пароль от моего дома', '密码是一只蓝色的大象和鱼', 'winter in Larkmoor hills'])(
    'takes %s', (password) => expect(isCommonPassword(password, 'kim@shop.example')).toBe(false));
});
