import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { describeError, type DescribedError } from '../../api/describe-error.js';
import { ActionButton } from '../actions/action-button.js';
import { FormActions, FormFields } from '../form/form-layout.js';
import { Notice } from '../states/notice.js';
import { Dialog } from './dialog.js';

export interface ConfirmDialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** The consequence in the object's own words. */
  children: ReactNode;
  /** Repeats the verb: "Archive template". */
  confirmLabel: string;
  onConfirm: () => Promise<unknown>;
  danger?: boolean;
}

/** Asks once, says what happens, and stays open with the reason when the server refuses. */
export function ConfirmDialog({ opened, onClose, title, children, confirmLabel, onConfirm, danger = true }: ConfirmDialogProps): ReactNode {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<DescribedError | null>(null);
  const close = (): void => {
    setRefusal(null);
    onClose();
  };
  const confirm = async (): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    try {
      await onConfirm();
      close();
    } catch (error) {
      setRefusal(describeError(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dialog opened={opened} onClose={close} title={title}>
      <FormFields>
        <div>{children}</div>
        {refusal === null ? null : (
          <Notice tone="bad" live="assertive">
            <p>{refusal.message}</p>
          </Notice>
        )}
        <FormActions>
          <ActionButton {...(danger ? { color: 'red' } : {})} busy={busy} onClick={() => void confirm()}>
            {confirmLabel}
          </ActionButton>
          <Button variant="default" onClick={close} data-autofocus={danger || undefined}>
            Cancel
          </Button>
        </FormActions>
      </FormFields>
    </Dialog>
  );
}
