import { VisuallyHidden } from '@mantine/core';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import classes from './disclosure.module.css';

export interface DisclosureProps {
  opened: boolean;
  onOpened: (opened: boolean) => void;
  /** What the button does, said after what it shows. */
  label: string;
  button: ReactNode;
  buttonClassName?: string;
  align?: 'start' | 'end';
  children: ReactNode;
}

const FOCUSABLE = 'a[href], button, input';

/**
 * A button and the panel it opens, with links and fields in their native roles. Escape closes it and gives the focus
 * back; so does leaving it. Its own code instead of a library's, because the header is part of every first load.
 */
export function Disclosure({ opened, onOpened, label, button, buttonClassName, align = 'start', children }: DisclosureProps): ReactNode {
  const root = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const panelId = useId();
  useEffect(() => {
    if (!opened) return undefined;
    panel.current?.querySelector<HTMLElement>(FOCUSABLE)?.focus();
    const close = (event: Event): void => {
      if (event.target instanceof Node && root.current?.contains(event.target) === false) onOpened(false);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      onOpened(false);
      trigger.current?.focus();
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('focusin', close);
    document.addEventListener('keydown', onKey);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('focusin', close);
      document.removeEventListener('keydown', onKey);
    };
  }, [opened, onOpened]);
  return (
    <div className={classes.root} ref={root}>
      <button
        ref={trigger}
        type="button"
        className={buttonClassName}
        aria-expanded={opened}
        {...(opened ? { 'aria-controls': panelId } : {})}
        onClick={() => onOpened(!opened)}
      >
        {button}
        <VisuallyHidden>{label}</VisuallyHidden>
      </button>
      {opened ? (
        <div ref={panel} id={panelId} className={`${classes.panel} ${align === 'end' ? classes.end : ''}`}>
          {children}
        </div>
      ) : null}
    </div>
  );
}
