import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { LessonDetail } from '@safecode/domain/learning/lesson';
import { changeLessonRuleSchema, enforceLessonSchema, type LessonRuleView } from '@safecode/domain/learning/lesson-rule';
import { useSession } from '../../../api/session.js';
import { flash } from '../../../components/announcer/flash.js';
import { FormEnd } from '../../../components/form/form-end.js';
import { FormFields } from '../../../components/form/form-layout.js';
import { useSchemaForm } from '../../../components/form/use-schema-form.js';
import { useLessonChanges } from '../api/use-learning.js';
import { messages } from '../messages.js';
import { RuleSummary } from './rule-summary.js';
import classes from './learning.module.css';

export interface LessonRuleFormProps {
  lesson: LessonDetail;
  view: LessonRuleView;
  onDone: () => void;
}

/** Makes a lesson a rule, or changes what the rule is called, says, whose it is and how long it holds. */
export function LessonRuleForm({ lesson, view, onDone }: LessonRuleFormProps): ReactNode {
  const { enforce, changeRule } = useLessonChanges();
  const { user } = useSession();
  const { rule, candidate, owners } = view;
  const isRule = rule?.status === 'active';
  const shown = isRule ? rule : candidate;
  const owner = isRule ? rule.ownerId : (owners.find(({ userId }) => userId === user.id)?.userId ?? owners[0]?.userId ?? 0);
  const values = { number: shown?.number ?? '', text: shown?.text ?? '', ownerId: String(owner), expiresOn: shown?.expiresOn ?? '', note: '' };
  const toInput = (fields: typeof values) => ({ ...fields, id: lesson.id, ownerId: Number(fields.ownerId), contentHash: lesson.contentHash, expectedVersion: rule?.version ?? 1 });
  const making = useSchemaForm(enforceLessonSchema, values, { toInput });
  const changing = useSchemaForm(changeLessonRuleSchema, values, { toInput });
  const form = isRule ? changing : making;
  const { fields } = form;
  const submit = isRule
    ? changing.submit(async (input) => {
        await changeRule.mutateAsync(input);
        flash(messages.ruleSaved(input.number));
        onDone();
      })
    : making.submit(async (input) => {
        await enforce.mutateAsync(input);
        flash(messages.ruleMade(input.number));
        onDone();
      });
  return (
    <form noValidate onSubmit={submit}>
      <FormFields>
        {isRule || candidate === null ? null : (
          <>
            <p className={classes.muted}>{messages.ruleLead}</p>
            <RuleSummary lesson={lesson} candidate={candidate} />
          </>
        )}
        <TextInput label={messages.ruleNumber} description={messages.ruleNumberHint} required maxLength={40} data-autofocus {...fields.getInputProps('number')} />
        <Textarea label={messages.ruleText} description={messages.ruleTextHint} autosize minRows={2} maxLength={1000} {...fields.getInputProps('text')} />
        <div className={classes.row}>
          <NativeSelect label={messages.ruleOwner} description={messages.ruleOwnerHint} data={owners.map(({ userId, name }) => ({ value: String(userId), label: name }))} {...fields.getInputProps('ownerId')} />
          <TextInput type="date" label={messages.ruleUntil} description={messages.ruleUntilHint} required {...fields.getInputProps('expiresOn')} />
        </div>
        {isRule ? null : <Textarea label={messages.note} description={messages.noteHint} autosize minRows={2} maxLength={2000} {...fields.getInputProps('note')} />}
        <FormEnd form={form} label={isRule ? messages.ruleSave : messages.ruleConfirm}>
          <Button variant="default" onClick={onDone}>
            {messages.ruleCancel}
          </Button>
        </FormEnd>
      </FormFields>
    </form>
  );
}
