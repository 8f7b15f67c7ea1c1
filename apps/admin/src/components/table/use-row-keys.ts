import { useEffect, type RefObject } from 'react';
import { isTypingTarget, singleKeysEnabled } from '../../routing/single-keys.js';

const ROW_LINK = '[data-row-link]';
const LAYERS = '[role="dialog"], [role="menu"], [role="listbox"], [role="combobox"]';
const STEPS: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** The index the focus moves to: from nowhere to the first row, and never past an end. */
export function nextRowIndex(current: number, step: number, count: number): number {
  if (current < 0) return 0;
  return Math.min(count - 1, Math.max(0, current + step));
}

/** What takes the focus in each row, and in which row the focus is; it can be on another control of it. */
function rowsOf(container: HTMLElement | null): { links: HTMLElement[]; current: number } {
  const links = [...(container?.querySelectorAll<HTMLElement>(ROW_LINK) ?? [])];
  return { links, current: links.findIndex((link) => link.closest('tr')?.contains(document.activeElement) === true) };
}

/** False where nothing was moved. */
function move(container: HTMLElement | null, key: string): boolean {
  const step = STEPS[key];
  const { links, current } = rowsOf(container);
  // Arrow keys only when a row has the focus, or they would not scroll.
  if (step === undefined || links.length === 0 || (key.startsWith('Arrow') ? current < 0 : !singleKeysEnabled())) return false;
  links[nextRowIndex(current, step, links.length)]?.focus();
  return true;
}

/** False where the row with the focus cannot be chosen. */
function choose(container: HTMLElement | null, withRange: boolean): boolean {
  const { links, current } = rowsOf(container);
  const box = links[current]?.closest('tr')?.querySelector<HTMLInputElement>('input[type="checkbox"]');
  if (!singleKeysEnabled() || box === undefined || box === null) return false;
  box.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, shiftKey: withRange }));
  return true;
}

/** Whether Space was taken: it looks into the row whose link has the focus. */
function peek(container: HTMLElement | null, onPeek: ((index: number) => void) | undefined): boolean {
  const { links, current } = rowsOf(container);
  if (onPeek === undefined || current < 0 || links[current] !== document.activeElement) return false;
  onPeek(current);
  return true;
}

/** ↓/j and ↑/k move the real focus from row to row; x chooses the row where rows can be chosen, Shift+x the rows up to it; Space looks into it where that is possible. */
export function useRowKeys(container: RefObject<HTMLElement | null>, onPeek?: (index: number) => void): void {
  useEffect(() => {
    const take = ({ key, shiftKey }: KeyboardEvent): boolean => {
      if (key === ' ') return peek(container.current, onPeek);
      return key.toLowerCase() === 'x' ? choose(container.current, shiftKey) : move(container.current, key);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTypingTarget(event.target)) return;
      if (event.target instanceof Element && event.target.closest(LAYERS)) return;
      if (take(event)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [container, onPeek]);
}
