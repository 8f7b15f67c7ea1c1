import { NumberInput } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { LEDGER_CLASSES, MINIMUM_DAYS, retentionDaysSchema, type Retention, type RetentionDays, type RetentionPreview } from '@safecode/domain/ledger/retention';
import { describeError, type DescribedError } from '../../../api/describe-error.js';
import { trpc } from '../../../api/trpc.js';
import { ActionButton } from '../../../components/actions/action-button.js';
import { flash } from '../../../components/announcer/flash.js';
import { FormActions, FormFields } from '../../../components/form/form-layout.js';
import { Facts } from '../../../components/page/facts.js';
import { Notice } from '../../../components/states/notice.js';
import { messages } from '../messages.js';

/** The days of each class, what they would do now, and Save only after that was seen. */
export function RetentionForm({ retention, canManage }: { retention: Retention; canManage: boolean }): ReactNode {
  const utils = trpc.useUtils();
  const save = trpc.audit.setRetention.useMutation();
  const [days, setDays] = useState<RetentionDays>(retention.days);
  const [preview, setPreview] = useState<RetentionPreview | null>(null);
  const [refusal, setRefusal] = useState<DescribedError | null>(null);
  const [busy, setBusy] = useState(false);
  const blockedBy = canManage ? null : messages.notAllowed;
  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setRefusal(null);
    await work().catch((error: unknown) => setRefusal(describeError(error)));
    setBusy(false);
  };
  const look = () => attempt(async () => setPreview(await utils.audit.previewRetention.fetch({ days }, { staleTime: 0 })));
  const store = () =>
    attempt(async () => {
      await save.mutateAsync({ days, expectedVersion: retention.version });
      setPreview(null);
      flash(messages.saved);
      await utils.audit.retention.invalidate();
    });
  return (
    <FormFields>
      {LEDGER_CLASSES.map((name) => (
        <NumberInput
          key={name}
          label={messages.classes[name]}
          description={messages.days(MINIMUM_DAYS[name])}
          value={days[name] ?? ''}
          min={1}
          max={36_500}
          allowDecimal={false}
          hideControls
          readOnly={!canManage}
          error={retentionDaysSchema.shape[name].safeParse(days[name]).success ? null : messages.days(MINIMUM_DAYS[name])}
          onChange={(value) => {
            setDays({ ...days, [name]: value === '' ? null : Number(value) });
            setPreview(null);
          }}
        />
      ))}
      {preview === null ? null : (
        <Notice tone="info" title={messages.previewTitle} live="polite">
          <Facts
            facts={[
              ...preview.classes.map(({ name, due, held }) => ({ label: messages.classes[name].split(':')[0] ?? name, value: messages.previewRow(due, held) })),
              { label: messages.head, value: messages.removable(preview.removable) },
            ]}
          />
        </Notice>
      )}
      {refusal === null ? null : (
        <Notice tone="bad" live="assertive">
          <p>{refusal.message}</p>
        </Notice>
      )}
      <FormActions>
        <ActionButton variant="default" busy={busy} blockedBy={blockedBy} onClick={() => void look()}>
          {messages.preview}
        </ActionButton>
        <ActionButton busy={busy} blockedBy={blockedBy ?? (preview === null ? messages.previewFirst : null)} onClick={() => void store()}>
          {messages.save}
        </ActionButton>
      </FormActions>
    </FormFields>
  );
}
