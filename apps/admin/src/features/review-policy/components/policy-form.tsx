import { Checkbox, NativeSelect, Switch, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { REVIEW_DECISIONS, updateReviewPolicySchema, type ReviewDecision, type ReviewPolicy, type UpdateReviewPolicy } from '@safecode/domain/review/review-policy';
import { ActionButton } from '../../../components/actions/action-button.js';
import { FormActions } from '../../../components/form/form-layout.js';
import { FormSummary } from '../../../components/form/form-summary.js';
import { useSchemaForm } from '../../../components/form/use-schema-form.js';
import { Panel } from '../../../components/page/panel.js';
import { messages } from '../messages.js';
import { ChecklistEditor } from './checklist-editor.js';
import { OwnersEditor } from './owners-editor.js';
import { fieldOf, policyValues, toPolicy } from './policy-values.js';
import { TimeFields } from './time-fields.js';
import classes from './policy.module.css';

const COUNTS = ['1', '2', '3', '4', '5'];

export interface PolicyFormProps {
  policy: ReviewPolicy;
  pageTypes: readonly string[];
  blockedBy: string | null;
  onSend: (policy: UpdateReviewPolicy) => Promise<unknown>;
  /** Offered when somebody else has changed the policy meanwhile. */
  staleAction: ReactNode;
}

const toggled = (list: readonly ReviewDecision[], value: ReviewDecision): ReviewDecision[] => (list.includes(value) ? list.filter((other) => other !== value) : [...list, value]);

/** How code of a brand is reviewed, checked by the schema the API checks it with. */
export function PolicyForm({ policy, pageTypes, blockedBy, onSend, staleAction }: PolicyFormProps): ReactNode {
  const form = useSchemaForm(updateReviewPolicySchema, policyValues(policy), {
    toInput: (values) => toPolicy(values, { brandId: policy.brandId, expectedVersion: policy.version }),
    fieldOf,
  });
  const { fields } = form;
  const { values } = fields;
  return (
    <form noValidate onSubmit={form.submit(onSend)} className={classes.form}>
      <Panel title={messages.votes}>
        <div className={classes.row}>
          <NativeSelect label={messages.approvals} description={messages.approvalsHint} data={COUNTS} {...fields.getInputProps('approvalsNeeded')} />
          {values.separateQa ? <NativeSelect label={messages.qaNeeded} data={COUNTS} {...fields.getInputProps('qaNeeded')} /> : null}
        </div>
        <Switch label={messages.separateQa} description={messages.separateQaHint} {...fields.getInputProps('separateQa', { type: 'checkbox' })} />
        <Switch label={messages.threads} description={messages.threadsHint} {...fields.getInputProps('blockOnOpenThreads', { type: 'checkbox' })} />
      </Panel>
      <OwnersEditor owners={values.owners} pageTypes={pageTypes} onChange={(owners) => fields.setFieldValue('owners', owners)} />
      <TimeFields fields={fields} />
      <Panel title={messages.notes}>
        <fieldset className={classes.plain}>
          <legend>{messages.notesFor}</legend>
          <div className={classes.choices}>
            {REVIEW_DECISIONS.map((value) => (
              <Checkbox key={value} label={messages.decisions[value]} checked={values.noteRequiredFor.includes(value)} onChange={() => fields.setFieldValue('noteRequiredFor', toggled(values.noteRequiredFor, value))} />
            ))}
          </div>
        </fieldset>
        <div className={classes.row}>
          <TextInput label={messages.noteLength} inputMode="numeric" {...fields.getInputProps('noteMinLength')} />
        </div>
      </Panel>
      <Panel title={messages.knowledge}>
        <Switch label={messages.mends} description={messages.mendsHint} {...fields.getInputProps('mendsNeedApproval', { type: 'checkbox' })} />
        <div className={classes.row}>
          <TextInput label={messages.stageNotice} description={messages.stageNoticeHint} inputMode="numeric" {...fields.getInputProps('stageNoticeDays')} />
        </div>
      </Panel>
      <ChecklistEditor items={values.checklist} error={typeof fields.errors['checklist'] === 'string' ? fields.errors['checklist'] : null} onChange={(items) => fields.setFieldValue('checklist', items)} />
      <p className={classes.muted}>{messages.effect}</p>
      <FormSummary
        errors={fields.errors}
        refusal={form.refusal}
        onField={(path) => fields.getInputNode(path)?.focus()}
        refusalActions={form.refusal?.code === 'conflict.stale_version' ? staleAction : null}
      />
      <FormActions>
        <ActionButton type="submit" busy={form.busy} blockedBy={blockedBy}>
          {messages.save}
        </ActionButton>
      </FormActions>
    </form>
  );
}
