import { useEffect, type RefObject } from 'react';

const LINES = '[data-note-line]';
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** The line the focus moves to: the next one of the same side, and never past an end. */
function nextLine(container: HTMLElement, from: HTMLElement, step: number): HTMLElement | undefined {
  const lines = [...container.querySelectorAll<HTMLElement>(LINES)].filter((line) => line.dataset['noteLine'] === from.dataset['noteLine']);
  return lines[Math.min(lines.length - 1, Math.max(0, lines.indexOf(from) + step))];
}

/**
 * One line number of a diff is in the order of the Tab key; arrow keys move from line to line, and from a change that has
 * the focus (`]`, `[`) into its first line. Thousands of tab stops would keep everybody from the rest of the page.
 */
export function useLineCursor(container: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = container.current;
    if (root === null) return undefined;
    const become = (line: HTMLElement): void => {
      for (const other of root.querySelectorAll<HTMLElement>(`${LINES}[tabindex="0"]`)) other.tabIndex = -1;
      line.tabIndex = 0;
    };
    const onFocus = (event: FocusEvent): void => {
      if (event.target instanceof HTMLElement && event.target.matches(LINES)) become(event.target);
    };
    const onKey = (event: KeyboardEvent): void => {
      const step = STEPS[event.key];
      const { target } = event;
      if (step === undefined || event.altKey || event.ctrlKey || event.metaKey || !(target instanceof HTMLElement)) return;
      const isLine = target.matches(LINES);
      const next = isLine ? nextLine(root, target, step) : target.matches('[data-change]') && step > 0 ? target.querySelector<HTMLElement>(LINES) : null;
      if (next === null || next === undefined) return;
      event.preventDefault();
      next.focus();
    };
    root.addEventListener('focusin', onFocus);
    root.addEventListener('keydown', onKey);
    return () => {
      root.removeEventListener('focusin', onFocus);
      root.removeEventListener('keydown', onKey);
    };
  }, [container]);
  // After every drawing: folds and other sides bring new lines, and the one in the tab order may be gone.
  useEffect(() => {
    const first = container.current?.querySelector(`${LINES}[tabindex="0"]`) ?? container.current?.querySelector<HTMLElement>(LINES);
    if (first instanceof HTMLElement) first.tabIndex = 0;
  });
}
