import { Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { DecideDraft, ListedDraft } from '@safecode/domain/corrections/correction-draft';
import { flash } from '../../../components/announcer/flash.js';
import { ConfirmDialog } from '../../../components/dialog/confirm-dialog.js';
import { useDraftChanges } from '../api/use-corrections.js';
import { messages } from '../messages.js';
import classes from './corrections.module.css';

/** What is asked about a draft. */
export type AskedOfDraft = { readonly what: DecideDraft['decision'] | 'withdraw'; readonly draft: ListedDraft } | null;

/** The selectors a draft asks for. */
export function AskedSelectors({ selectors }: Pick<ListedDraft, 'selectors'>): ReactNode {
  return (
    <ul className={classes.needs}>
      {selectors.map((selector) => (
        <li key={selector}>
          <code>{selector}</code>
        </li>
      ))}
    </ul>
  );
}

/** Asks once before a draft is decided on or taken back, and says what follows. */
export function DraftDialogs({ asked, onClose }: { asked: AskedOfDraft; onClose: () => void }): ReactNode {
  const { decide, withdraw } = useDraftChanges();
  const [note, setNote] = useState('');
  const close = (): void => {
    setNote('');
    onClose();
  };
  const decision = asked === null || asked.what === 'withdraw' ? 'approve' : asked.what;
  return (
    <>
      <ConfirmDialog
        opened={asked !== null && asked.what !== 'withdraw'}
        onClose={close}
        title={messages.decideTitle[decision]}
        confirmLabel={messages.decideVerb[decision]}
        danger={decision === 'reject'}
        onConfirm={async () => {
          if (asked === null) return;
          await decide.mutateAsync({ draftId: asked.draft.id, decision, note: note.trim() });
          flash(messages.decidedAs[decision]);
        }}
      >
        <AskedSelectors selectors={asked?.draft.selectors ?? []} />
        <p>{messages.decideText[decision]}</p>
        <Textarea label={messages.decideNote} description={messages.decideNoteHint} autosize minRows={2} maxLength={1000} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      </ConfirmDialog>
      <ConfirmDialog
        opened={asked?.what === 'withdraw'}
        onClose={close}
        title={messages.discardTitle}
        confirmLabel={messages.discard}
        onConfirm={async () => {
          if (asked === null) return;
          await withdraw.mutateAsync({ draftId: asked.draft.id });
          flash(messages.discarded);
        }}
      >
        <p>{messages.discardText}</p>
      </ConfirmDialog>
    </>
  );
}
