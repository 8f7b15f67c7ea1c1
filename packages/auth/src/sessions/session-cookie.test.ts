import { describe, expect, it } from 'vitest';
import { sessionCookie } from './session-cookie.js';

const soon = new Date('2026-12-01T10:00:00Z');

describe('sessionCookie', () => {
  it.each(['https://codes.shop.example', 'http://127.0.0.1:4000', 'http://localhost:4000', 'http://[::1]:4000'])('is bound to the host and secure on %s', (url) => {
    expect(sessionCookie(url).set('t0ken', soon)).toBe('__Host-session=t0ken; Expires=Tue, 01 Dec 2026 10:00:00 GMT; Path=/; HttpOnly; SameSite=Lax; Secure');
    expect(sessionCookie(url).clear()).toBe('__Host-session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure');
  });

  it.each(['http://192.168.1.5:4000', 'http://codes.internal', 'http://127.0.0.1.evil.example'])('has a plain name where no browser would keep the other: %s', (url) => {
    expect(sessionCookie(url).set('t0ken', soon)).toBe('session=t0ken; Expires=Tue, 01 Dec 2026 10:00:00 GMT; Path=/; HttpOnly; SameSite=Lax');
  });

  it.each<[string | undefined, string | null]>([
    [undefined, null],
    ['', null],
    ['a=1; __Host-session=t0ken; b=2', 't0ken'],
    ['__Host-session=first; __Host-session=second', 'first'],
    ['session=tossed by a sibling host', null],
    ['x__Host-session=1', null],
    ['__Host-session=', null],
    [`__Host-session=${'a'.repeat(301)}`, null],
  ])('reads %j as %j', (header, token) => expect(sessionCookie('https://codes.shop.example').read(header)).toBe(token));
});
