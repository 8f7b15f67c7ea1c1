import { useEffect, type RefObject } from 'react';
import { isTypingTarget, singleKeysEnabled } from '../../routing/single-keys.js';

const ROW_LINK = '[data-row-link]';
const STEPS: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** The index the focus moves to: from nowhere to the first row, and never past an end. */
export function nextRowIndex(current: number, step: number, count: number): number {
  if (current < 0) return 0;
  return Math.min(count - 1, Math.max(0, current + step));
}

/** ↓/j and ↑/k move the real focus from row to row. Arrow keys only when a row has the focus, or they would not scroll. */
export function useRowKeys(container: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const step = STEPS[event.key];
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || isTypingTarget(event.target)) return;
      if (event.target instanceof Element && event.target.closest('[role="dialog"], [role="menu"], [role="listbox"], [role="combobox"]')) return;
      const links = [...(container.current?.querySelectorAll<HTMLElement>(ROW_LINK) ?? [])];
      const current = links.findIndex((link) => link === document.activeElement);
      const isArrow = event.key.startsWith('Arrow');
      if (links.length === 0 || (isArrow ? current < 0 : !singleKeysEnabled())) return;
      event.preventDefault();
      links[nextRowIndex(current, step, links.length)]?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [container]);
}
