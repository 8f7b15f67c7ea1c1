import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { DomSelector, SelectorStatus } from '@safecode/domain/selectors/dom-selector';
import { changeStageSchema, SELECTOR_STAGES, stageMove, type SelectorUsage } from '@safecode/domain/selectors/selector-stage';
import { flash } from '../../../components/announcer/flash.js';
import { FormEnd } from '../../../components/form/form-end.js';
import { FormFields } from '../../../components/form/form-layout.js';
import { useSchemaForm } from '../../../components/form/use-schema-form.js';
import { useSelectorChanges } from '../api/use-selectors.js';
import { messages } from '../messages.js';
import classes from './selectors.module.css';
import { toStageChange, type StageValues } from './stage-values.js';

export interface StageFormProps {
  selector: DomSelector;
  noticeDays: number;
  usage: SelectorUsage;
  onDone: () => void;
}

/** Moves a selector to another stage, with the day and what to use instead. */
export function StageForm({ selector, noticeDays, usage, onDone }: StageFormProps): ReactNode {
  const { changeStage } = useSelectorChanges();
  const next = SELECTOR_STAGES[SELECTOR_STAGES.indexOf(selector.status) + 1] ?? 'approved';
  const initial: StageValues = { to: next, effectiveAt: '', replacement: selector.replacement ?? '', reason: '' };
  const form = useSchemaForm(changeStageSchema, initial, { toInput: (values) => toStageChange(values, selector) });
  const { fields } = form;
  const to = fields.values.to as SelectorStatus;
  const isUndo = stageMove(selector.status, to) === 'undo';
  const codes = Object.values(usage.codesByStatus).reduce((sum, count) => sum + (count ?? 0), 0);
  const submit = form.submit(async (input) => {
    await changeStage.mutateAsync(input);
    flash(messages.stageSaved);
    onDone();
  });
  return (
    <form noValidate onSubmit={submit}>
      <FormFields>
        <NativeSelect
          label={messages.newStage}
          description={messages.stages[to].text}
          data={SELECTOR_STAGES.filter((stage) => stage !== selector.status).map((value) => ({ value, label: messages.stages[value].name }))}
          data-autofocus
          {...fields.getInputProps('to')}
        />
        <p className={classes.muted}>
          {messages.usage}: {usage.templates.length + codes === 0 ? messages.usageNone : messages.usageLine(usage.templates.length, codes, usage.liveCount)}
        </p>
        <p className={classes.muted}>{isUndo ? messages.goesBack : messages.goesOn(noticeDays)}</p>
        {isUndo ? null : (
          <>
            <TextInput type="date" label={messages.effectiveAt} description={messages.effectiveAtHint} {...fields.getInputProps('effectiveAt')} />
            <TextInput label={messages.replacement} description={messages.replacementNow} spellCheck={false} autoComplete="off" {...fields.getInputProps('replacement')} />
          </>
        )}
        <Textarea label={messages.reason} description={messages.reasonHint} autosize minRows={2} {...fields.getInputProps('reason')} />
        <FormEnd form={form} label={messages.moveTo(messages.stages[to].name)} onCancel={onDone} />
      </FormFields>
    </form>
  );
}
