import { Button, Textarea } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { ReviewView } from '@safecode/domain/review/review-view';
import { describeError, type DescribedError } from '../../../api/describe-error.js';
import { ActionButton } from '../../../components/actions/action-button.js';
import { flash } from '../../../components/announcer/flash.js';
import { Dialog } from '../../../components/dialog/dialog.js';
import { FormActions, FormFields } from '../../../components/form/form-layout.js';
import { Notice } from '../../../components/states/notice.js';
import { useReviewCommands } from '../api/use-review.js';
import { messages } from '../messages.js';

export type StepDialog = 'submit' | 'withdraw' | 'reopen';

export interface StepDialogsProps {
  review: ReviewView;
  /** The hash on screen: exactly this is sent to review. */
  contentHash: string;
  opened: StepDialog | null;
  onClose: () => void;
}

function useStep({ review, contentHash, onClose }: Omit<StepDialogsProps, 'opened'>) {
  const commands = useReviewCommands();
  const [refusal, setRefusal] = useState<DescribedError | null>(null);
  const { id } = review;
  const run = async (step: StepDialog, note: string): Promise<void> => {
    setRefusal(null);
    try {
      if (step === 'submit') await commands.submit.mutateAsync({ id, contentHash, note });
      else await commands[step].mutateAsync({ id, note });
      flash({ submit: messages.submitted(id), withdraw: messages.withdrawn(id), reopen: messages.reopened(id) }[step]);
      onClose();
    } catch (error) {
      setRefusal(describeError(error));
    }
  };
  return { run, refusal, busy: commands.submit.isPending || commands.withdraw.isPending || commands.reopen.isPending };
}

function Step({ step, ...props }: Omit<StepDialogsProps, 'opened'> & { step: StepDialog }): ReactNode {
  const { review, onClose } = props;
  const [note, setNote] = useState('');
  const { run, refusal, busy } = useStep(props);
  const { approvalsNeeded, deadlineHours } = review.policy;
  const text = { submit: messages.submitText(approvalsNeeded, deadlineHours), withdraw: messages.withdrawText, reopen: messages.reopenText }[step];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run(step, note);
      }}
    >
      <FormFields>
        <p>{text}</p>
        <Textarea
          label={step === 'submit' ? messages.submitNote : messages.reason}
          description={messages.submitHint}
          autosize
          minRows={2}
          maxLength={4000}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          data-autofocus
        />
        {refusal === null ? null : (
          <Notice tone="warn" live="assertive">
            <p>{refusal.message}</p>
          </Notice>
        )}
        <FormActions>
          <ActionButton type="submit" busy={busy}>
            {messages.stepVerbs[step]}
          </ActionButton>
          <Button variant="default" onClick={onClose}>
            {messages.cancel}
          </Button>
        </FormActions>
      </FormFields>
    </form>
  );
}

/** The steps that are no vote, each with what it leads to. */
export function StepDialogs({ opened, ...props }: StepDialogsProps): ReactNode {
  const { id } = props.review;
  const titles = { submit: messages.submitTitle(id), withdraw: messages.withdrawTitle(id), reopen: messages.reopenTitle(id) };
  return (
    <Dialog opened={opened !== null} onClose={props.onClose} title={opened === null ? '' : titles[opened]}>
      {opened === null ? null : <Step key={opened} step={opened} {...props} />}
    </Dialog>
  );
}
