import { Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { MendView } from '@safecode/domain/selector-health/mend';
import { useSession } from '../../../api/session.js';
import { ActionButton } from '../../../components/actions/action-button.js';
import { flash } from '../../../components/announcer/flash.js';
import { ConfirmDialog } from '../../../components/dialog/confirm-dialog.js';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { useHealthChanges } from '../api/use-health.js';
import { messages } from '../messages.js';
import classes from './health.module.css';
import { MendTable } from './mend-table.js';

export interface MendProposalProps {
  mend: MendView;
  mayMend: boolean;
  mayPropose: boolean;
}

type Asked = 'approve' | 'reject' | 'withdraw';
const TITLES: Readonly<Record<Asked, (mend: MendView) => string>> = { approve: ({ mends }) => messages.approveTitle(mends.length), reject: () => messages.rejectTitle, withdraw: () => messages.withdrawTitle };
const DONE: Readonly<Record<Asked, string>> = { approve: messages.approved, reject: messages.rejected, withdraw: messages.withdrawn };

/** A mend that somebody proposed and somebody else decides on. */
export function MendProposal({ mend, mayMend, mayPropose }: MendProposalProps): ReactNode {
  const { decide, withdraw } = useHealthChanges();
  const isOwn = useSession().user.id === mend.proposedByUserId;
  const [asked, setAsked] = useState<Asked | null>(null);
  const [note, setNote] = useState('');
  const blockedBy = mayMend ? (isOwn ? messages.ownProposal : null) : messages.mayNotMend;
  const send = async (): Promise<void> => {
    if (asked === null) return;
    if (asked === 'withdraw') await withdraw.mutateAsync({ mendId: mend.id });
    else await decide.mutateAsync({ mendId: mend.id, decision: asked, note });
    flash(DONE[asked]);
  };
  return (
    <section className={classes.mend} aria-label={messages.proposal}>
      <div className={classes.head}>
        <h3>{messages.proposal}</h3>
        <StatusBadge family="mend" status={mend.status} />
        <span>
          {messages.proposedBy(mend.proposedBy)}, <TimeStamp iso={mend.proposedAt} />
        </span>
      </div>
      {mend.note === '' ? null : <blockquote className={classes.note}>{mend.note}</blockquote>}
      <MendTable mend={mend} />
      <div className={classes.actions}>
        <ActionButton blockedBy={blockedBy} onClick={() => setAsked('approve')}>
          {messages.approve}
        </ActionButton>
        {isOwn ? null : (
          <ActionButton variant="default" blockedBy={blockedBy} onClick={() => setAsked('reject')}>
            {messages.reject}
          </ActionButton>
        )}
        {(isOwn && mayPropose) || mayMend ? (
          <ActionButton variant="default" onClick={() => setAsked('withdraw')}>
            {messages.withdraw}
          </ActionButton>
        ) : null}
      </div>
      <ConfirmDialog opened={asked !== null} onClose={() => setAsked(null)} title={asked === null ? '' : TITLES[asked](mend)} confirmLabel={asked === null ? '' : messages[asked]} danger={asked === 'reject'} onConfirm={send}>
        <p>{asked === 'approve' ? messages.approveText(mend.proposedBy) : messages.rejectText}</p>
        {asked === 'withdraw' ? null : <Textarea label={messages.decisionNote} autosize minRows={2} maxLength={1000} value={note} onChange={(event) => setNote(event.currentTarget.value)} />}
      </ConfirmDialog>
    </section>
  );
}
