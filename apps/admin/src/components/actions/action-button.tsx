import { Button, type ButtonProps } from '@mantine/core';
import { useId, type MouseEventHandler, type ReactNode } from 'react';
import classes from './action-button.module.css';

export interface ActionButtonProps extends Pick<ButtonProps, 'variant' | 'color' | 'size' | 'leftSection'> {
  children: ReactNode;
  onClick?: MouseEventHandler<HTMLButtonElement>;
  type?: 'button' | 'submit';
  /** While true the button keeps its label, shows a spinner and does nothing. */
  busy?: boolean;
  /** Why it cannot be pressed now. The button stays reachable and says the reason on hover and focus. */
  blockedBy?: string | null | undefined;
}

/** A button that never disappears from the keyboard: blocked ones say why. */
export function ActionButton({ children, onClick, type = 'button', busy = false, blockedBy, ...look }: ActionButtonProps): ReactNode {
  const reasonId = useId();
  const blocked = typeof blockedBy === 'string';
  const handle: MouseEventHandler<HTMLButtonElement> = (event) => {
    if (blocked || busy) {
      event.preventDefault();
      return;
    }
    onClick?.(event);
  };
  return (
    <span className={classes.root}>
      <Button
        {...look}
        {...(blocked ? { variant: 'default' } : {})}
        type={type}
        onClick={handle}
        aria-busy={busy}
        aria-disabled={blocked || busy}
        className={blocked ? (classes.blocked ?? '') : ''}
        {...(blocked ? { 'aria-describedby': reasonId } : {})}
        {...(busy ? { leftSection: <span className="opal-spinner" aria-hidden /> } : {})}
      >
        {children}
      </Button>
      {blocked ? (
        <span id={reasonId} className={classes.reason}>
          {blockedBy}
        </span>
      ) : null}
    </span>
  );
}
