import { useState, type ReactNode } from 'react';
import type { ApiKey } from '@safecode/domain/api-keys/api-key';
import { trpc } from '../../../api/trpc.js';
import { flash } from '../../../components/announcer/flash.js';
import { ConfirmDialog } from '../../../components/dialog/confirm-dialog.js';
import { messages } from '../messages.js';

/** The dialog that revokes a key, and the way to open it. */
export function useRevoke(): { ask: (key: ApiKey) => void; dialog: ReactNode } {
  const utils = trpc.useUtils();
  const revoke = trpc.apiKeys.revoke.useMutation({ onSuccess: () => utils.apiKeys.invalidate() });
  const [key, setKey] = useState<ApiKey | null>(null);
  const dialog = (
    <ConfirmDialog
      opened={key !== null}
      onClose={() => setKey(null)}
      title={messages.revokeTitle(key?.name ?? '')}
      confirmLabel={messages.revokeVerb}
      onConfirm={async () => {
        if (key === null) return;
        await revoke.mutateAsync({ id: key.id });
        flash(messages.revoked(key.name));
      }}
    >
      {messages.revokeText}
    </ConfirmDialog>
  );
  return { ask: setKey, dialog };
}
