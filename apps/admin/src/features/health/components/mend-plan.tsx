import { Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { Incident, IncidentSelector } from '@safecode/domain/selector-health/health-view';
import { ActionButton } from '../../../components/actions/action-button.js';
import { flash } from '../../../components/announcer/flash.js';
import { ConfirmDialog } from '../../../components/dialog/confirm-dialog.js';
import { useHealthChanges } from '../api/use-health.js';
import { messages } from '../messages.js';
import { BrokenSelector } from './broken-selector.js';
import classes from './health.module.css';
import { suggestedChoice, toMends, type Choice } from './plan-mends.js';

export interface MendPlanProps {
  incident: Incident;
  needsApproval: boolean;
  mayPropose: boolean;
  mayMend: boolean;
}

/** What to do about each broken selector, and one step that proposes or does all of it. */
export function MendPlan({ incident, needsApproval, mayPropose, mayMend }: MendPlanProps): ReactNode {
  const { mend, propose } = useHealthChanges();
  const [choices, setChoices] = useState<ReadonlyMap<number, Choice>>(new Map());
  const [isAsking, setAsking] = useState(false);
  const [note, setNote] = useState('');
  const choiceOf = (entry: IncidentSelector): Choice => choices.get(entry.selectorId) ?? suggestedChoice(entry);
  const mends = toMends(incident.selectors, choiceOf);
  const count = mends.length;
  const refusal = needsApproval ? (mayPropose ? null : messages.mayNotPropose) : mayMend ? null : messages.mayNotMend;
  const verb = needsApproval ? messages.propose(count) : messages.mend(count);
  const send = async (): Promise<void> => {
    if (needsApproval) await propose.mutateAsync({ incidentId: incident.id, mends, note });
    else await mend.mutateAsync({ incidentId: incident.id, mends });
    flash(needsApproval ? messages.proposed(count) : messages.mended(count));
  };
  return (
    <>
      <ul className={classes.plain}>
        {incident.selectors.map((entry) => (
          <BrokenSelector key={entry.selectorId} entry={entry} choice={choiceOf(entry)} onChoose={(choice) => setChoices(new Map(choices).set(entry.selectorId, choice))} />
        ))}
      </ul>
      <ActionButton blockedBy={refusal ?? (count === 0 ? messages.chooseFirst : null)} onClick={() => setAsking(true)}>
        {verb}
      </ActionButton>
      {needsApproval ? <p className={classes.muted}>{messages.proposeHint}</p> : null}
      <ConfirmDialog
        opened={isAsking}
        onClose={() => setAsking(false)}
        title={needsApproval ? messages.proposeTitle(count) : messages.mendTitle(count)}
        confirmLabel={verb}
        danger={false}
        onConfirm={send}
      >
        <p>{needsApproval ? messages.proposeText : messages.mendText}</p>
        {needsApproval ? <Textarea label={messages.note} description={messages.noteHint} autosize minRows={2} maxLength={1000} value={note} onChange={(event) => setNote(event.currentTarget.value)} /> : null}
      </ConfirmDialog>
    </>
  );
}
