import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LedgerGate } from './ledger-gate.js';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Many who ask to come in, and who has come in. */
function crowd(gate: LedgerGate, count: number, organizationId = 1): { inside: (() => void)[]; names: number[] } {
  const came: { inside: (() => void)[]; names: number[] } = { inside: [], names: [] };
  for (let n = 0; n < count; n += 1) {
    void gate.enter(organizationId).then((leave) => {
      came.inside.push(leave);
      came.names.push(n);
    });
  }
  return came;
}
const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

describe('the gate of a ledger', () => {
  it('lets in as many as the ledger takes, and the next one for each that leaves, in order', async () => {
    const { inside, names } = crowd(new LedgerGate(), 20);
    await settle();
    expect(names).toHaveLength(14);
    inside[3]?.();
    inside[3]?.();
    await settle();
    expect(names).toHaveLength(15);
    for (const leave of inside.slice(4, 9)) leave();
    await settle();
    expect(names).toEqual(Array.from({ length: 20 }, (_, n) => n));
  });

  it('keeps organisations apart', async () => {
    const gate = new LedgerGate();
    crowd(gate, 20);
    const others = crowd(gate, 3, 2);
    await settle();
    expect(others.names).toHaveLength(3);
  });

  it('lets in whoever has waited long, also when nobody leaves: those inside may wait for them', async () => {
    const { inside, names } = crowd(new LedgerGate(), 16);
    await vi.advanceTimersByTimeAsync(499);
    expect(names).toHaveLength(14);
    await vi.advanceTimersByTimeAsync(1);
    expect(names).toHaveLength(16);
    for (const leave of inside) leave();
  });

  it('is open again when all have left', async () => {
    const gate = new LedgerGate();
    const first = crowd(gate, 30);
    await vi.advanceTimersByTimeAsync(500);
    for (const leave of first.inside) leave();
    const second = crowd(gate, 14);
    await settle();
    expect(second.names).toHaveLength(14);
  });
});
