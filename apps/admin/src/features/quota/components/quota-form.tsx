import { NumberInput, Radio, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { setGenerationQuotaSchema, type GenerationQuota } from '@safecode/domain/quota/generation-quota';
import { FormEnd } from '../../../components/form/form-end.js';
import { FormFields } from '../../../components/form/form-layout.js';
import { useSchemaForm } from '../../../components/form/use-schema-form.js';
import { Notice } from '../../../components/states/notice.js';
import { messages } from '../messages.js';

interface Values extends Record<string, unknown> {
  kind: 'unlimited' | 'limited';
  monthlyLimit: number | string;
}

/** Where a limit begins that somebody has yet to choose: room above what is used. */
const suggestLimit = ({ monthlyLimit, taken }: GenerationQuota): number => monthlyLimit ?? Math.max(100, Math.ceil((taken * 1.5) / 100) * 100);

export interface QuotaFormProps {
  quota: GenerationQuota;
  blockedBy: string | null;
  onSend: (quota: { monthlyLimit: number | null }) => Promise<unknown>;
}

export function QuotaForm({ quota, blockedBy, onSend }: QuotaFormProps): ReactNode {
  const initial: Values = { kind: quota.monthlyLimit === null ? 'unlimited' : 'limited', monthlyLimit: suggestLimit(quota) };
  const form = useSchemaForm(setGenerationQuotaSchema, initial, { toInput: ({ kind, monthlyLimit }) => ({ monthlyLimit: kind === 'unlimited' ? null : monthlyLimit }) });
  const { fields } = form;
  const { kind, monthlyLimit } = fields.values;
  const isUsedUp = kind === 'limited' && typeof monthlyLimit === 'number' && monthlyLimit <= quota.taken && quota.taken > 0;
  return (
    <form noValidate onSubmit={form.submit(onSend)}>
      <FormFields>
        <Radio.Group label={messages.kind} {...fields.getInputProps('kind')}>
          <Stack gap="xs" mt="xs">
            <Radio value="unlimited" label={messages.unlimited} />
            <Radio value="limited" label={messages.limited} />
          </Stack>
        </Radio.Group>
        {kind === 'limited' ? (
          <NumberInput label={messages.limit} description={messages.limitHint} min={0} allowDecimal={false} thousandSeparator="," {...fields.getInputProps('monthlyLimit')} />
        ) : null}
        {isUsedUp ? (
          <Notice tone="warn">
            <p>{messages.below(quota.taken)}</p>
          </Notice>
        ) : null}
        <FormEnd form={form} label={messages.save} blockedBy={blockedBy} />
      </FormFields>
    </form>
  );
}
