import { NumberInput, Radio, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { updateConfidenceSettingsSchema, type ConfidenceSettings } from '@safecode/domain/confidence/confidence-model';
import { FormEnd } from '../../../components/form/form-end.js';
import { FormFields } from '../../../components/form/form-layout.js';
import { useSchemaForm } from '../../../components/form/use-schema-form.js';
import { messages } from '../messages.js';

interface Values extends Record<string, unknown> {
  kind: 'never' | 'below';
  abstainBelow: number | string;
}

/** Where somebody begins who has yet to choose: asked only when code is more likely to be edited than not. */
const SUGGESTED = 50;
const formSchema = updateConfidenceSettingsSchema.pick({ abstainBelow: true });

export interface AbstainFormProps {
  settings: ConfidenceSettings;
  blockedBy: string | null;
  onSend: (change: { abstainBelow: number | null }) => Promise<unknown>;
}

export function AbstainForm({ settings, blockedBy, onSend }: AbstainFormProps): ReactNode {
  const { abstainBelow } = settings;
  const initial: Values = { kind: abstainBelow === null ? 'never' : 'below', abstainBelow: abstainBelow === null ? SUGGESTED : Math.round(abstainBelow * 100) };
  const form = useSchemaForm(formSchema, initial, {
    toInput: ({ kind, abstainBelow: percent }) => ({ abstainBelow: kind === 'never' ? null : typeof percent === 'number' ? percent / 100 : percent }),
  });
  const { fields } = form;
  return (
    <form noValidate onSubmit={form.submit(onSend)}>
      <FormFields>
        <Radio.Group label={messages.asked} {...fields.getInputProps('kind')}>
          <Stack gap="xs" mt="xs">
            <Radio value="never" label={messages.never} />
            <Radio value="below" label={messages.below} />
          </Stack>
        </Radio.Group>
        {fields.values.kind === 'below' ? (
          <NumberInput label={messages.threshold} description={messages.thresholdHint} min={5} max={95} clampBehavior="none" allowDecimal={false} {...fields.getInputProps('abstainBelow')} />
        ) : null}
        <FormEnd form={form} label={messages.save} blockedBy={blockedBy} />
      </FormFields>
    </form>
  );
}
