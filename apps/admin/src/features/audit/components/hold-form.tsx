import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { placeHoldSchema } from '@safecode/domain/ledger/retention';
import { trpc } from '../../../api/trpc.js';
import { ActionButton } from '../../../components/actions/action-button.js';
import { flash } from '../../../components/announcer/flash.js';
import { FormActions, FormFields } from '../../../components/form/form-layout.js';
import { useSchemaForm } from '../../../components/form/use-schema-form.js';
import { Notice } from '../../../components/states/notice.js';
import type { OrganizationView } from '../../../routing/use-scope.js';
import { messages } from '../messages.js';

const SCOPES = ['organization', 'brand', 'code'] as const;

/** Places a legal hold. */
export function HoldForm({ organization, onDone }: { organization: OrganizationView; onDone: () => void }): ReactNode {
  const utils = trpc.useUtils();
  const place = trpc.audit.placeHold.useMutation({ onSuccess: () => utils.audit.holds.invalidate() });
  const start = { scope: 'organization', brandId: String(organization.brands[0]?.id ?? ''), codeId: '', reason: '' };
  const form = useSchemaForm(placeHoldSchema, start, {
    toInput: ({ scope, brandId, codeId, reason }) => ({ scope, reason, ...(scope === 'brand' ? { brandId: Number(brandId) } : {}), ...(scope === 'code' ? { codeId: Number(codeId.replace('#', '')) } : {}) }),
  });
  const { fields } = form;
  const submit = form.submit(async (request) => {
    await place.mutateAsync(request);
    flash(messages.placed);
    onDone();
  });
  const { scope } = fields.getValues();
  return (
    <form onSubmit={submit} noValidate>
      <FormFields>
        <NativeSelect label={messages.scope} data={SCOPES.map((value) => ({ value, label: messages.scopes[value] }))} {...fields.getInputProps('scope')} />
        {scope === 'brand' ? <NativeSelect label={messages.brand} data={organization.brands.map(({ id, name }) => ({ value: String(id), label: name }))} {...fields.getInputProps('brandId')} /> : null}
        {scope === 'code' ? <TextInput label={messages.code} placeholder="1042" inputMode="numeric" {...fields.getInputProps('codeId')} /> : null}
        <Textarea label={messages.why} maxLength={500} autosize minRows={2} {...fields.getInputProps('reason')} />
        {form.refusal === null ? null : (
          <Notice tone="bad" live="assertive">
            <p>{form.refusal.message}</p>
          </Notice>
        )}
        <FormActions>
          <ActionButton type="submit" busy={form.busy}>
            {messages.place}
          </ActionButton>
        </FormActions>
      </FormFields>
    </form>
  );
}
