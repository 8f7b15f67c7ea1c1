import { Button, Textarea, TextInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { describeError, type DescribedError } from '../../../api/describe-error.js';
import { ActionButton } from '../../../components/actions/action-button.js';
import { flash } from '../../../components/announcer/flash.js';
import { FormActions, FormFields } from '../../../components/form/form-layout.js';
import { Notice } from '../../../components/states/notice.js';
import { messages } from '../messages.js';

/** What a step asks for. `typed`: this has to be typed before it can be done. */
export interface StepFields {
  readonly environment?: boolean;
  readonly at?: boolean;
  readonly externalId?: boolean;
  readonly reason?: boolean;
  readonly typed?: string;
}

export interface StepFormProps {
  text: string;
  verb: string;
  fields: StepFields;
  isDanger?: boolean;
  run: (values: { text: string; at: string }) => Promise<{ deployment: { id: number } }>;
  done: (deploymentId: number) => string;
  onClose: () => void;
}

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The instant of a date and time as the field gives it, in the zone of this browser; null when it is none. */
function instantOf(local: string): Date | null {
  const instant = new Date(local);
  return local === '' || Number.isNaN(instant.getTime()) ? null : instant;
}

/** Says what happens, asks for what is needed, and stays open with the reason when it is refused. */
export function StepForm({ text, verb, fields, isDanger = false, run, done, onClose }: StepFormProps): ReactNode {
  const [value, setValue] = useState(fields.environment === true ? 'production' : '');
  const [at, setAt] = useState('');
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<DescribedError | null>(null);
  const instant = instantOf(at);
  const blockedBy =
    fields.at === true && (instant === null || instant.getTime() <= Date.now())
      ? messages.atWrong
      : (fields.reason === true || fields.externalId === true) && value.trim() === ''
        ? (fields.reason === true ? messages.reason : messages.externalId)
        : fields.typed !== undefined && typed.trim() !== fields.typed
          ? messages.killType(Number(fields.typed))
          : null;
  const send = async (): Promise<void> => {
    if (busy || blockedBy !== null) return;
    setBusy(true);
    setRefusal(null);
    try {
      const { deployment } = await run({ text: value.trim(), at: instant?.toISOString() ?? '' });
      flash(done(deployment.id));
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
        <p>{text}</p>
        {fields.environment === true ? <TextInput label={messages.environment} description={messages.environmentHint} maxLength={60} value={value} onChange={(event) => setValue(event.currentTarget.value)} /> : null}
        {fields.at === true ? <TextInput type="datetime-local" label={messages.at} description={messages.atHint(ZONE)} required value={at} onChange={(event) => setAt(event.currentTarget.value)} /> : null}
        {fields.externalId === true ? <TextInput label={messages.externalId} description={messages.externalHint} required maxLength={200} value={value} onChange={(event) => setValue(event.currentTarget.value)} data-autofocus /> : null}
        {fields.reason === true ? <Textarea label={messages.reason} description={messages.reasonHint} required autosize minRows={2} maxLength={2000} value={value} onChange={(event) => setValue(event.currentTarget.value)} data-autofocus /> : null}
        {fields.typed === undefined ? null : <TextInput label={messages.killType(Number(fields.typed))} inputMode="numeric" autoComplete="off" value={typed} onChange={(event) => setTyped(event.currentTarget.value)} />}
        {refusal === null ? null : (
          <Notice tone="warn" live="assertive">
            <p>{refusal.message}</p>
          </Notice>
        )}
        <FormActions>
          <ActionButton type="submit" busy={busy} blockedBy={blockedBy} {...(isDanger ? { color: 'red' } : {})}>
            {verb}
          </ActionButton>
          <Button variant="default" onClick={onClose}>
            {messages.cancel}
          </Button>
        </FormActions>
      </FormFields>
    </form>
  );
}
