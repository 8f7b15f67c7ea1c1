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
    const plain = (key: string): boolean => {
      const { current } = latest;
      if (performance.now() - pressedG < SEQUENCE_MS) {
        pressedG = Number.NEGATIVE_INFINITY;
        return go(current.jumps[key]);
      }
      switch (key) {
        case 'g':
          pressedG = performance.now();
          return true;
        case '/':
          return focusFilter();
        case 'c':
          return go(current.generate);
        case 'b':
          current.onBrands();
          return true;
        case '?':
          current.onHelp();
          return true;
        default:
          return false;
      }
    };
    const onKey = (event: KeyboardEvent): void => {
      const withModifier = event.ctrlKey || event.metaKey;
      if (withModifier && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        latest.current.onPalette();
        return;
      }
      if (withModifier || event.altKey || event.defaultPrevented || isTypingTarget(event.target) || isInDialog(event.target) || !singleKeysEnabled()) return;
      if (plain(event.key)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [navigate]);
}
