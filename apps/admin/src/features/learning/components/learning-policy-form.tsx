import { NumberInput, Switch } from '@mantine/core';
import type { ReactNode } from 'react';
import { updateLearningPolicySchema, type LearningPolicy, type UpdateLearningPolicy } from '@safecode/domain/learning/learning-policy';
import { FormEnd } from '../../../components/form/form-end.js';
import { useSchemaForm } from '../../../components/form/use-schema-form.js';
import { Panel } from '../../../components/page/panel.js';
import { messages } from '../messages.js';
import classes from './learning.module.css';

export interface LearningPolicyFormProps {
  policy: LearningPolicy;
  blockedBy: string | null;
  onSend: (policy: UpdateLearningPolicy) => Promise<unknown>;
  /** Offered when somebody else has changed the policy meanwhile. */
  staleAction: ReactNode;
}

/** How a brand learns, checked by the schema the API checks it with. */
export function LearningPolicyForm({ policy, blockedBy, onSend, staleAction }: LearningPolicyFormProps): ReactNode {
  const { version, updatedAt: _at, updatedBy: _by, ...values } = policy;
  const form = useSchemaForm(updateLearningPolicySchema, values, { toInput: (fields) => ({ ...fields, expectedVersion: version }) });
  const { fields } = form;
  return (
    <form noValidate onSubmit={form.submit(onSend)} className={classes.form}>
      <Panel title={messages.proposing}>
        <div className={classes.row}>
          <NumberInput label={messages.minCorrections} description={messages.minCorrectionsHint} allowDecimal={false} {...fields.getInputProps('minCorrections')} />
          <NumberInput label={messages.minPeople} description={messages.minPeopleHint} allowDecimal={false} {...fields.getInputProps('minPeople')} />
        </div>
      </Panel>
      <Panel title={messages.reporting}>
        <Switch label={messages.requireReason} description={messages.requireReasonHint} {...fields.getInputProps('requireReason', { type: 'checkbox' })} />
      </Panel>
      <Panel title={messages.using}>
        <Switch label={messages.showsExamples} description={messages.showsExamplesHint} {...fields.getInputProps('showsExamples', { type: 'checkbox' })} />
        <Switch label={messages.autoApply} description={messages.autoApplyHint} {...fields.getInputProps('autoApply', { type: 'checkbox' })} />
        {fields.values.autoApply ? (
          <div className={classes.row}>
            <NumberInput label={messages.autoApplyCorrections} allowDecimal={false} {...fields.getInputProps('autoApplyCorrections')} />
          </div>
        ) : null}
      </Panel>
      <Panel title={messages.naming}>
        <NumberInput label={messages.nameBudget} description={messages.nameBudgetHint} allowDecimal={false} min={0} {...fields.getInputProps('nameBudgetCents')} />
      </Panel>
      <p className={classes.muted}>{messages.policyEffect}</p>
      <FormEnd form={form} label={messages.save} blockedBy={blockedBy} refusalActions={form.refusal?.code === 'conflict.stale_version' ? staleAction : null} />
    </form>
  );
}
