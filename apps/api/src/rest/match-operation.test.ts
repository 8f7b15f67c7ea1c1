import { describe, expect, it } from 'vitest';
import { operationMatcher } from './match-operation.js';

const match = operationMatcher([
  { method: 'GET', path: '/things/{id}', procedure: 'one' },
  { method: 'GET', path: '/things/newest', procedure: 'newest' },
  { method: 'PUT', path: '/things/{id}', procedure: 'change' },
  { method: 'POST', path: '/things/{id}/parts/{part}', procedure: 'part' },
]);

describe('finding an operation', () => {
  it.each([
    ['GET', '/things/7', { one: { id: '7' } }],
    ['GET', '/things/7/', { one: { id: '7' } }],
    ['GET', '/things/newest', { newest: {} }],
    ['PUT', '/things/newest', { change: { id: 'newest' } }],
    ['POST', '/things/a%2Fb/parts/%C3%BC', { part: { id: 'a/b', part: 'ü' } }],
  ])('%s %s', (method, path, found) => {
    const matched = match(method, path);
    expect({ [matched?.operation.procedure ?? 'none']: matched?.parameters }).toEqual(found);
  });

  it.each([
    ['GET', '/things'],
    ['DELETE', '/things/7'],
    ['GET', '/things/7/parts'],
    ['GET', '/things/%E0%A4%A'],
    ['get', '/things/7'],
    ['GET', '/THINGS/7'],
  ])('%s %s is none', (method, path) => expect(match(method, path)).toBeNull());
});
