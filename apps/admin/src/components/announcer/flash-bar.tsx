import { IconCheck, IconX } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { onFlash } from './flash.js';
import classes from './flash-bar.module.css';

const SHOWN_MS = 8000;

/** The line of `flash`, for eight seconds; the live region has already said it, and it never takes the focus. */
export function FlashBar(): ReactNode {
  const [text, setText] = useState<string | null>(null);
  const [held, setHeld] = useState(false);
  useEffect(() => onFlash(setText), []);
  useEffect(() => {
    if (text === null || held) return undefined;
    const timer = setTimeout(() => setText(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [text, held]);
  if (text === null) return null;
  const hold = { onMouseEnter: () => setHeld(true), onMouseLeave: () => setHeld(false), onFocus: () => setHeld(true), onBlur: () => setHeld(false) };
  return (
    <section className={classes.flash} aria-label="Last action" {...hold}>
      <IconCheck size={16} aria-hidden />
      <span>{text}</span>
      <button type="button" className={classes.dismiss} aria-label="Dismiss" onClick={() => setText(null)}>
        <IconX size={16} aria-hidden />
      </button>
    </section>
  );
}
