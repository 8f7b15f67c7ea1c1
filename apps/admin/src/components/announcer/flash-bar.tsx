import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import { useEffect, useState, type ReactNode } from 'react';
import { onFlash, type Flash } from './flash.js';
import classes from './flash-bar.module.css';

const SHOWN_MS = 8000;

/** The line of `flash`, for eight seconds; the live region has already said it, and it never takes the focus. */
export function FlashBar(): ReactNode {
  const [shown, setShown] = useState<Flash | null>(null);
  const [held, setHeld] = useState(false);
  useEffect(() => onFlash(setShown), []);
  useEffect(() => {
    if (shown === null || held) return undefined;
    const timer = setTimeout(() => setShown(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown, held]);
  if (shown === null) return null;
  const Icon = shown.isRefusal ? IconAlertTriangle : IconCheck;
  const hold = { onMouseEnter: () => setHeld(true), onMouseLeave: () => setHeld(false), onFocus: () => setHeld(true), onBlur: () => setHeld(false) };
  return (
    <section className={`${classes.flash} ${shown.isRefusal ? classes.refusal : ''}`} aria-label="Last action" {...hold}>
      <Icon size={16} aria-hidden />
      <span>{shown.text}</span>
      <button type="button" className={classes.dismiss} aria-label="Dismiss" onClick={() => setShown(null)}>
        <IconX size={16} aria-hidden />
      </button>
    </section>
  );
}
