import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Value } from './atoms.js';
import { Cell, type Growth } from './cell.js';
import { Flow } from './flow.js';
import { SmallMap } from './small-map.js';
import { constant, join, sameValue } from './values.js';

const growth: Growth = { round: 1, changed: false };
const cells = Array.from({ length: 40 }, () => new Cell(growth, true, false));

/** What a flow knows, kept the plain way: a copy of everything at every fork. */
interface Plain {
  readonly flow: Flow;
  readonly values: Map<number, Value>;
  readonly facts: Set<string>;
}

const step = fc.oneof(
  fc.record({ kind: fc.constant('write' as const), cell: fc.nat(39), value: fc.nat(5) }),
  fc.record({ kind: fc.constant('prove' as const), cell: fc.nat(39), value: fc.nat(5) }),
  fc.record({ kind: fc.constantFrom('fork' as const, 'later' as const, 'branch' as const), cell: fc.nat(39), value: fc.nat(5) }),
);

function apply(state: Plain, { kind, cell, value }: { kind: string; cell: number; value: number }): Plain {
  const at = cells[cell];
  if (at === undefined) return state;
  if (kind === 'write') {
    state.flow.write(at, constant(value));
    state.values.set(cell, constant(value));
    return state;
  }
  if (kind === 'prove') {
    const fact = `${value % 2 === 0 ? 'query' : 'list'}:${cell}`;
    state.flow.prove(fact);
    state.facts.add(fact);
    return state;
  }
  if (kind === 'fork') return { flow: state.flow.fork(), values: new Map(state.values), facts: new Set(state.facts) };
  if (kind === 'later') return { flow: state.flow.later(), values: new Map(state.values), facts: new Set([...state.facts].filter((fact) => fact.startsWith('list:'))) };
  const left = apply(apply(state, { kind: 'fork', cell, value }), { kind: 'write', cell, value });
  const right = apply(apply(state, { kind: 'fork', cell, value }), { kind: 'prove', cell, value });
  const values = new Map(state.values);
  const [one, other] = [left.values.get(cell), state.values.get(cell)];
  if (one !== undefined) values.set(cell, other === undefined ? one : join(one, other));
  return { flow: left.flow.meet(right.flow), values, facts: new Set(state.facts) };
}

describe('a flow', () => {
  it('knows the same however many layers it was put together of', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 150, maxLength: 400 }), (steps) => {
        let state: Plain = { flow: new Flow(), values: new Map(), facts: new Set() };
        for (const one of steps) state = apply(state, one);
        for (const [cell, value] of state.values) {
          const at = cells[cell];
          if (at !== undefined) expect(sameValue(state.flow.read(at), value)).toBe(true);
        }
        for (let cell = 0; cell < 40; cell += 1) for (const kind of ['query', 'list']) expect(state.flow.proves(`${kind}:${cell}`)).toBe(state.facts.has(`${kind}:${cell}`));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a small map', () => {
  it('holds what a map holds, in the same order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat()), { maxLength: 60 }), (entries) => {
        const small = new SmallMap<number, number>();
        const plain = new Map<number, number>();
        for (const [key, value] of entries) {
          small.set(key, value);
          plain.set(key, value);
        }
        expect([...small.entries()]).toEqual([...plain]);
        expect(small.size).toBe(plain.size);
        for (let key = 0; key <= 20; key += 1) expect(small.get(key)).toBe(plain.get(key));
      }),
    );
  });
});
