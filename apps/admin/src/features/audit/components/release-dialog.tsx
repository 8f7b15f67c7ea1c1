import { Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { LegalHold } from '@safecode/domain/ledger/retention';
import { trpc } from '../../../api/trpc.js';
import { flash } from '../../../components/announcer/flash.js';
import { ConfirmDialog } from '../../../components/dialog/confirm-dialog.js';
import { messages } from '../messages.js';

/** Asks for the reason, and ends a hold. */
export function ReleaseDialog({ hold, onClose }: { hold: LegalHold | null; onClose: () => void }): ReactNode {
  const utils = trpc.useUtils();
  const release = trpc.audit.releaseHold.useMutation({ onSuccess: () => utils.audit.holds.invalidate() });
  const [reason, setReason] = useState('');
  return (
    <ConfirmDialog
      opened={hold !== null}
      onClose={onClose}
      title={messages.releaseTitle}
      confirmLabel={messages.release}
      onConfirm={async () => {
        if (hold === null) return;
        await release.mutateAsync({ id: hold.id, reason });
        setReason('');
        flash(messages.released);
      }}
    >
      <p>{messages.releaseText}</p>
      <Textarea label={messages.why} value={reason} maxLength={500} onChange={(event) => setReason(event.currentTarget.value)} />
    </ConfirmDialog>
  );
}
