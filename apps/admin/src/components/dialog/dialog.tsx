import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './dialog.module.css';

export interface DialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  size?: 'sm' | 'md' | 'lg' | 'xl';
  /** A sheet over the whole screen of a phone. */
  isFullScreen?: boolean;
  children: ReactNode;
}

/**
 * One layer only: never opened from another dialog. It keeps the focus and gives it back. Built from the parts of the
 * library, because its ready-made head is a second banner of the page for screen readers.
 */
export function Dialog({ opened, onClose, title, size = 'md', isFullScreen = false, children }: DialogProps): ReactNode {
  return (
    <Modal.Root opened={opened} onClose={onClose} size={size} fullScreen={isFullScreen}>
      <Modal.Overlay />
      <Modal.Content>
        <div className={classes.head}>
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label="Close" />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
