import { Button, Checkbox, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { ReviewQueue } from '@safecode/domain/review/commands';
import type { ReviewDecision } from '@safecode/domain/review/review-policy';
import { describeError, type DescribedError } from '../../../api/describe-error.js';
import { trpc } from '../../../api/trpc.js';
import { ActionButton } from '../../../components/actions/action-button.js';
import { Dialog } from '../../../components/dialog/dialog.js';
import { FormActions, FormFields } from '../../../components/form/form-layout.js';
import { ScrollRegion } from '../../../components/layout/scroll-region.js';
import { Notice } from '../../../components/states/notice.js';
import { messages } from '../messages.js';
import type { BulkInput } from './use-bulk-decision.js';
import classes from './queue.module.css';

export interface BulkDialogProps {
  decision: ReviewDecision;
  items: readonly ReviewQueue['rows'][number][];
  onSend: (input: BulkInput) => Promise<void>;
  onClose: () => void;
}

/** The checklists and notes of the brands that are concerned. */
function usePolicies(items: readonly ReviewQueue['rows'][number][]) {
  const brandIds = [...new Set(items.map(({ brandId }) => brandId))];
  const queries = trpc.useQueries((t) => brandIds.map((brandId) => t.reviewPolicy.get({ brandId })));
  const policies = queries.flatMap(({ data }) => (data === undefined ? [] : [data]));
  const manual = policies.flatMap(({ checklist }) => checklist.filter(({ kind }) => kind === 'manual'));
  return { manual: [...new Map(manual.map((item) => [item.key, item])).values()], policies, isReading: queries.some(({ isPending }) => isPending) };
}

function Form({ decision, items, onSend, onClose }: BulkDialogProps): ReactNode {
  const { manual, policies, isReading } = usePolicies(items);
  const [note, setNote] = useState('');
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<DescribedError | null>(null);
  const needed = policies.filter(({ noteRequiredFor }) => noteRequiredFor.includes(decision)).map(({ noteMinLength }) => noteMinLength);
  const minLength = Math.max(0, ...needed);
  const blockedBy = isReading ? messages.readingPolicies : note.trim().length < minLength ? messages.noteNeeded(minLength) : null;
  const send = async (): Promise<void> => {
    if (busy || blockedBy !== null) return;
    setBusy(true);
    setRefusal(null);
    try {
      await onSend({ items, decision, note: note.trim(), checklist: ticked });
      onClose();
    } catch (error) {
      setRefusal(describeError(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <FormFields>
        <p>{messages.bulkText[decision]}</p>
        <ScrollRegion label={messages.bulkTitle(decision, items.length)} className={classes.list}>
          <ul>
            {items.map((item) => (
              <li key={item.id}>
                #{item.id} {item.title} <code>{item.contentHash.slice(0, 7)}</code>
              </li>
            ))}
          </ul>
        </ScrollRegion>
        {decision === 'approve' && manual.length > 0 ? (
          <fieldset className={classes.checks}>
            <legend>{messages.bulkChecklist}</legend>
            {manual.map((item) => (
              <Checkbox
                key={item.key}
                label={item.text}
                checked={ticked.includes(item.key)}
                onChange={(event) => setTicked(event.currentTarget.checked ? [...ticked, item.key] : ticked.filter((key) => key !== item.key))}
              />
            ))}
          </fieldset>
        ) : null}
        <Textarea label={messages.note} description={minLength > 0 ? messages.noteHint(minLength) : messages.noteOptional} autosize minRows={2} maxLength={4000} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        {refusal === null ? null : (
          <Notice tone="warn" live="assertive">
            <p>{refusal.message}</p>
          </Notice>
        )}
        <FormActions>
          <ActionButton type="submit" busy={busy} blockedBy={blockedBy}>
            {messages.bulkVerb(decision, items.length)}
          </ActionButton>
          <Button variant="default" onClick={onClose}>
            {messages.cancel}
          </Button>
        </FormActions>
      </FormFields>
    </form>
  );
}

/** Says what is decided on, hash by hash, before it is sent. */
export function BulkDialog(props: BulkDialogProps): ReactNode {
  return (
    <Dialog opened onClose={props.onClose} title={messages.bulkTitle(props.decision, props.items.length)} size="lg">
      <Form {...props} />
    </Dialog>
  );
}
