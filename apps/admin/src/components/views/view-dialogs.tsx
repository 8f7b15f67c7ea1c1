import type { ReactNode } from 'react';
import type { SavedView, ViewList } from '@safecode/domain/views/saved-view';
import { flash } from '../announcer/flash.js';
import { ConfirmDialog } from '../dialog/confirm-dialog.js';
import { Dialog } from '../dialog/dialog.js';
import { useScope } from '../../routing/use-scope.js';
import { useViewChanges } from './use-views.js';
import { messages } from './messages.js';
import { ViewForm } from './view-form.js';
import { toViewSearch, type ListSearch } from './view-search.js';

/** Which of the dialogs about views is open. */
export type Asked = 'nothing' | 'save' | 'edit' | 'remove';

export interface ViewDialogsProps {
  list: ViewList;
  search: ListSearch;
  describe: (search: ListSearch) => readonly string[];
  asked: Asked;
  active: SavedView | null;
  onAsk: (asked: Asked) => void;
  onClose: () => void;
  onOpen: (id: string | undefined) => void;
}

/** Saving, changing and deleting views. One dialog at a time. */
export function ViewDialogs({ list, asked, active, search, describe, onAsk, onClose, onOpen }: ViewDialogsProps): ReactNode {
  const { brand, can } = useScope();
  const { create, update, remove } = useViewChanges();
  const mayShare = can('view.share');
  return (
    <>
      <Dialog opened={asked === 'save'} onClose={onClose} title={messages.saveTitle}>
        <ViewForm
          view={null}
          filters={describe(search)}
          mayShare={mayShare}
          onSend={async (content) => {
            const view = await create.mutateAsync({ ...content, list, brandId: brand?.id ?? null, search: toViewSearch(search) });
            flash(messages.saved(view.name));
            onClose();
            onOpen(String(view.id));
          }}
        />
      </Dialog>
      <Dialog opened={asked === 'edit' && active !== null} onClose={onClose} title={messages.editTitle(active?.name ?? '')}>
        {active === null ? null : (
          <ViewForm
            key={active.version}
            view={active}
            filters={describe(active.search)}
            mayShare={mayShare}
            onSend={async (content) => {
              await update.mutateAsync({ ...content, id: active.id, expectedVersion: active.version, search: active.search });
              flash(messages.saved(content.name));
              onClose();
            }}
            onRemove={() => onAsk('remove')}
          />
        )}
      </Dialog>
      <ConfirmDialog
        opened={asked === 'remove' && active !== null}
        onClose={onClose}
        title={messages.removeTitle(active?.name ?? '')}
        confirmLabel={messages.remove}
        onConfirm={async () => {
          if (active === null) return;
          await remove.mutateAsync({ id: active.id });
          flash(messages.removed(active.name));
          onOpen(undefined);
        }}
      >
        {active?.visibility === 'team' ? messages.removeShared : messages.removeText}
      </ConfirmDialog>
    </>
  );
}
