import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { writtenRuleSchema } from '@safecode/domain/policy/brand-policy';
import type { CodeRule } from '@safecode/domain/rules/code-rule';
import { flash } from '../../../components/announcer/flash.js';
import { FormEnd } from '../../../components/form/form-end.js';
import { FormFields } from '../../../components/form/form-layout.js';
import { useSchemaForm } from '../../../components/form/use-schema-form.js';
import { useRuleChanges } from '../api/use-rules.js';
import { messages } from '../messages.js';
import { RuleFields } from './rule-fields.js';
import { fieldOf, ruleValues, toRule } from './rule-values.js';

export interface RuleFormProps {
  brandId: number;
  /** Null: a new one. */
  rule: CodeRule | null;
  onDone: () => void;
}

export function RuleForm({ brandId, rule, onDone }: RuleFormProps): ReactNode {
  const changes = useRuleChanges();
  const form = useSchemaForm(writtenRuleSchema, ruleValues(rule?.definition ?? null), { toInput: toRule, fieldOf: (path, values) => fieldOf(path, values.kind) });
  const { fields } = form;
  const submit = form.submit(async (definition) => {
    const { warnings } =
      rule === null ? await changes.create.mutateAsync({ brandId, definition }) : await changes.update.mutateAsync({ id: rule.id, definition, expectedVersion: rule.version });
    flash([messages.saved(definition.id), ...warnings.map((warning) => warning.message)].join(' '));
    onDone();
  });
  return (
    <form noValidate onSubmit={submit}>
      <FormFields>
        <TextInput label={messages.number} description={messages.numberHint} required maxLength={40} data-autofocus {...fields.getInputProps('id')} />
        <NativeSelect
          label={messages.kind}
          description={messages.kinds[fields.values.kind].text}
          data={messages.written.map((value) => ({ value, label: messages.kinds[value].name }))}
          {...fields.getInputProps('kind')}
        />
        <RuleFields fields={fields} />
        <Textarea label={messages.text} description={messages.textHint} autosize minRows={2} {...fields.getInputProps('text')} />
        <FormEnd form={form} label={messages.save} onCancel={onDone} />
      </FormFields>
    </form>
  );
}
