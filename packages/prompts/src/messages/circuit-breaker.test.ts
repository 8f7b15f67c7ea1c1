import { describe, expect, it } from 'vitest';
import { CircuitBreaker } from './circuit-breaker.js';

const opened = (): CircuitBreaker => {
  const breaker = new CircuitBreaker({ threshold: 3, pauseMs: 1000 });
  for (const at of [0, 10, 20]) breaker.recordFailure(at);
  return breaker;
};

describe('CircuitBreaker', () => {
  it('stays closed below the threshold, and a success starts the count anew', () => {
    const breaker = new CircuitBreaker({ threshold: 3, pauseMs: 1000 });
    breaker.recordFailure(0);
    breaker.recordFailure(1);
    breaker.recordSuccess();
    breaker.recordFailure(2);
    breaker.recordFailure(3);
    expect(breaker.stateAt(4)).toBe('closed');
    expect(breaker.tryAcquire(4)).toBe(true);
  });

  it('opens at the threshold for the pause', () => {
    const breaker = opened();
    expect([breaker.tryAcquire(21), breaker.tryAcquire(1019), breaker.stateAt(1019)]).toEqual([false, false, 'open']);
  });

  it('stays open as long as the service asked for', () => {
    const breaker = new CircuitBreaker({ threshold: 1, pauseMs: 1000 });
    breaker.recordFailure(0, 5000);
    expect([breaker.tryAcquire(4999), breaker.tryAcquire(5000)]).toEqual([false, true]);
  });

  it('lets one probe through after the pause and closes when it succeeds', () => {
    const breaker = opened();
    expect([breaker.stateAt(1020), breaker.tryAcquire(1020), breaker.tryAcquire(1021)]).toEqual(['half-open', true, false]);
    breaker.recordSuccess();
    expect([breaker.stateAt(1022), breaker.tryAcquire(1022), breaker.tryAcquire(1022)]).toEqual(['closed', true, true]);
  });

  it('opens again at once when the probe fails', () => {
    const breaker = opened();
    expect(breaker.tryAcquire(1020)).toBe(true);
    breaker.recordFailure(1050);
    expect([breaker.stateAt(2049), breaker.stateAt(2050)]).toEqual(['open', 'half-open']);
  });

  it('forgets a probe that never ended', () => {
    const breaker = opened();
    expect([breaker.tryAcquire(1020), breaker.tryAcquire(2019), breaker.tryAcquire(2020)]).toEqual([true, false, true]);
  });
});
