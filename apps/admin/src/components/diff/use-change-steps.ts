import { useCallback, useEffect, useState, type RefObject } from 'react';
import { isTypingTarget, singleKeysEnabled } from '../../routing/single-keys.js';
import { announce } from '../announcer/announcer.js';
import { messages } from './messages.js';

const STEPS: Readonly<Record<string, number>> = { ']': 1, '[': -1 };

/** Which change the focus moves to: from nowhere to the first one, and never past an end. */
export function nextChange(current: number | null, step: number, total: number): number {
  if (current === null) return step > 0 ? 0 : total - 1;
  return Math.min(total - 1, Math.max(0, current + step));
}

/** `]` and `[` move the real focus from change to change. */
export function useChangeSteps(container: RefObject<HTMLElement | null>, total: number): { current: number | null; go: (step: number) => void } {
  const [current, setCurrent] = useState<number | null>(null);
  const go = useCallback(
    (step: number): void => {
      if (total === 0) return;
      const next = nextChange(current, step, total);
      const element = container.current?.querySelector<HTMLElement>(`[data-change="${next}"]`);
      element?.focus({ preventScroll: true });
      element?.scrollIntoView({ block: 'center' });
      setCurrent(next);
      announce(messages.atChange(next, total, Number(element?.dataset['line'] ?? 0)));
    },
    [container, current, total],
  );
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const step = STEPS[event.key];
      if (step === undefined || event.ctrlKey || event.metaKey || isTypingTarget(event.target) || !singleKeysEnabled()) return;
      event.preventDefault();
      go(step);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [go]);
  // Another comparison has other changes.
  return { current: current !== null && current < total ? current : null, go };
}
