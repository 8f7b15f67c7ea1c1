import { Radio, Stack, Textarea } from '@mantine/core';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { REVIEW_DECISIONS, reviewDecisionSchema, type ReviewDecision } from '@safecode/domain/review/review-policy';
import type { ReviewView } from '@safecode/domain/review/review-view';
import { ActionButton } from '../../../components/actions/action-button.js';
import { Notice } from '../../../components/states/notice.js';
import { messages } from '../messages.js';
import { Checklist } from './checklist.js';
import { describeConsequence } from './describe-consequence.js';
import { useDecision } from './use-decision.js';
import classes from './review.module.css';

export interface DecisionFormProps {
  review: ReviewView;
  shown: { readonly number: number; readonly contentHash: string };
  preset?: ReviewDecision | undefined;
  /** What the server's refusal of an older revision means for this one, with the way to look at it. */
  stale: ReactNode;
  onSent: () => void;
}

/** The decision on the revision on screen: what is chosen, why, what it leads to. */
export function DecisionForm({ review, shown, preset, stale, onSent }: DecisionFormProps): ReactNode {
  const decision = useDecision({ review, shown, preset, onSent });
  const { draft, change, blockedBy, refusal } = decision;
  const form = useRef<HTMLFormElement>(null);
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    decision.send();
  };
  const isNoteNeeded = draft.decision !== null && review.policy.noteRequiredFor.includes(draft.decision);
  return (
    <form
      ref={form}
      className={classes.form}
      onKeyDown={onKey}
      onSubmit={(event) => {
        event.preventDefault();
        decision.send();
      }}
      data-decision
    >
      <Checklist items={review.checklist} ticked={draft.ticked} onTick={(key, ticked) => change({ ticked: ticked ? [...draft.ticked, key] : draft.ticked.filter((other) => other !== key) })} />
      <Radio.Group label={messages.decision} value={draft.decision ?? ''} onChange={(value) => change({ decision: reviewDecisionSchema.parse(value) })}>
        <Stack gap={4} mt={4}>
          {REVIEW_DECISIONS.map((value) => (
            <Radio key={value} value={value} label={messages.decisions[value]} className={classes.choice ?? ''} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label={messages.note}
        description={isNoteNeeded ? messages.noteHint(review.policy.noteMinLength) : messages.noteOptional}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={4000}
        value={draft.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
      {draft.decision === null ? null : (
        <p className={classes.consequence}>
          <strong>{messages.whatHappens}:</strong> {describeConsequence(review, draft.decision)}
        </p>
      )}
      {refusal === null ? null : refusal.code === 'review.stale_revision' ? (
        stale
      ) : (
        <Notice tone={refusal.kind === 'unexpected' ? 'bad' : 'warn'}>
          <p>{refusal.message}</p>
        </Notice>
      )}
      <div className={classes.send}>
        <ActionButton type="submit" busy={decision.busy} blockedBy={blockedBy} {...(draft.decision === 'reject' ? { color: 'red' } : {})}>
          {draft.decision === null ? messages.send : messages.sends[draft.decision]}
        </ActionButton>
        {blockedBy === null ? <kbd className={classes.kbd}>Ctrl Enter</kbd> : <span className={classes.muted}>{blockedBy}</span>}
      </div>
    </form>
  );
}
