import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { ListedDraft } from '@safecode/domain/corrections/correction-draft';
import { trpc } from '../../../api/trpc.js';
import { ActionButton } from '../../../components/actions/action-button.js';
import { Panel } from '../../../components/page/panel.js';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { messages } from '../messages.js';
import { Difference } from './difference.js';
import { AskedSelectors, DraftDialogs, type AskedOfDraft } from './draft-dialogs.js';
import classes from './corrections.module.css';

interface DraftProps {
  draft: ListedDraft;
  mayEdit: boolean;
  onAsk: (asked: AskedOfDraft) => void;
  onTakeUp: (draftId: number) => void;
}

function Buttons({ draft, mayEdit, onAsk, onTakeUp }: DraftProps): ReactNode {
  return (
    <div className={classes.buttons}>
      {draft.isOwn && mayEdit ? (
        <>
          <Button onClick={() => onTakeUp(draft.id)} {...(draft.status === 'approved' ? {} : { variant: 'default' })}>
            {messages.takeUp}
          </Button>
          <Button variant="default" onClick={() => onAsk({ what: 'withdraw', draft })}>
            {messages.discard}
          </Button>
        </>
      ) : null}
      {draft.status === 'proposed' && !draft.isOwn ? (
        <>
          <ActionButton blockedBy={draft.decisionBlockedBy} onClick={() => onAsk({ what: 'approve', draft })}>
            {messages.decide.approve}
          </ActionButton>
          {draft.decisionBlockedBy === null ? (
            <Button variant="default" onClick={() => onAsk({ what: 'reject', draft })}>
              {messages.decide.reject}
            </Button>
          ) : null}
        </>
      ) : null}
    </div>
  );
}

function Draft(props: DraftProps): ReactNode {
  const { draft } = props;
  const [isShown, setShown] = useState(false);
  const original = trpc.revisions.get.useQuery({ id: draft.codeId, number: draft.originalRevision }, { staleTime: Number.POSITIVE_INFINITY, enabled: isShown });
  return (
    <li className={classes.draft}>
      <div className={classes.detected}>
        <StatusBadge family="draft" status={draft.status} />
        <span>
          {messages.draftBy(draft.author, draft.originalRevision)}, <TimeStamp iso={draft.createdAt} />
        </span>
      </div>
      {draft.reason === '' ? null : <q className={classes.reason}>{draft.reason}</q>}
      {draft.selectors.length === 0 ? (
        <p>{messages.draftAsksNothing}</p>
      ) : (
        <>
          <p>{messages.draftAsks(draft.pageType)}</p>
          <AskedSelectors selectors={draft.selectors} />
        </>
      )}
      {draft.decidedAt === null ? null : <p className={classes.muted}>{messages.draftDecided(draft.decidedBy, draft.decisionNote)}</p>}
      {draft.isOwn && draft.status === 'proposed' ? <p className={classes.muted}>{draft.decisionBlockedBy}</p> : null}
      <div>
        <Button size="xs" variant="default" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? messages.draftHide : messages.draftShow}
        </Button>
      </div>
      {isShown ? <Difference before={original.data} after={draft} revision={draft.originalRevision} codeId={draft.codeId} /> : null}
      <Buttons {...props} />
    </li>
  );
}

/** Corrections that wait for the policy: whose they are, what they ask for, and the decision on it. */
export function DraftPanel({ drafts, mayEdit, onTakeUp }: { drafts: readonly ListedDraft[] } & Pick<DraftProps, 'mayEdit' | 'onTakeUp'>): ReactNode {
  const [asked, setAsked] = useState<AskedOfDraft>(null);
  if (drafts.length === 0) return null;
  return (
    <Panel title={messages.drafts}>
      <p className={classes.muted}>{messages.draftsLead}</p>
      <ul className={classes.drafts}>
        {drafts.map((draft) => (
          <Draft key={draft.id} draft={draft} mayEdit={mayEdit} onAsk={setAsked} onTakeUp={onTakeUp} />
        ))}
      </ul>
      <DraftDialogs asked={asked} onClose={() => setAsked(null)} />
    </Panel>
  );
}
