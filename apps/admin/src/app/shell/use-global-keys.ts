import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { isTypingTarget, singleKeysEnabled } from '../../routing/single-keys.js';

const SEQUENCE_MS = 1200;

export interface GlobalKeys {
  /** Address by the second key after `g`. */
  readonly jumps: Readonly<Record<string, string>>;
  readonly onPalette: () => void;
  readonly onHelp: () => void;
  readonly onBrands: () => void;
  /** Null for people who may not generate. */
  readonly generate: string | null;
}

const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="dialog"], [role="menu"], [role="listbox"]') !== null;

function focusFilter(): boolean {
  const filter = document.querySelector<HTMLElement>('[data-list-filter]');
  filter?.focus();
  return filter !== null;
}

const isPaletteKey = (event: KeyboardEvent): boolean => (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k';

const isPlainKey = (event: KeyboardEvent): boolean =>
  !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented && !isTypingTarget(event.target) && !isInDialog(event.target) && singleKeysEnabled();

/** The keys that work everywhere. Plain keys never inside a field, an editor or a dialog. */
export function useGlobalKeys(keys: GlobalKeys): void {
  const navigate = useNavigate();
  const latest = useRef(keys);
  useEffect(() => {
    latest.current = keys;
  });
  useEffect(() => {
    let pressedG = Number.NEGATIVE_INFINITY;
    const go = (to: string | null | undefined): boolean => {
      if (typeof to !== 'string') return false;
      void navigate({ to });
      return true;
    };
    const act = (run: () => void): boolean => {
      run();
      return true;
    };
    const plain = (key: string): boolean => {
      const { current } = latest;
      const isSecond = performance.now() - pressedG < SEQUENCE_MS;
      pressedG = key === 'g' && !isSecond ? performance.now() : Number.NEGATIVE_INFINITY;
      if (isSecond) return go(current.jumps[key]);
      if (key === '/') return focusFilter();
      if (key === 'c') return go(current.generate);
      if (key === 'b') return act(current.onBrands);
      return key === '?' ? act(current.onHelp) : key === 'g';
    };
    const onKey = (event: KeyboardEvent): void => {
      if (isPaletteKey(event)) {
        event.preventDefault();
        latest.current.onPalette();
      } else if (isPlainKey(event) && plain(event.key)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [navigate]);
}
