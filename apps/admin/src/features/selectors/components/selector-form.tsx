import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { GLOBAL_PAGE_TYPE } from '@safecode/domain/policy/brand-policy';
import { createSelectorSchema, selectorContentSchema, updateSelectorSchema, type DomSelector } from '@safecode/domain/selectors/dom-selector';
import { flash } from '../../../components/announcer/flash.js';
import { FormEnd } from '../../../components/form/form-end.js';
import { FormFields } from '../../../components/form/form-layout.js';
import { useSchemaForm } from '../../../components/form/use-schema-form.js';
import { useSelectorChanges } from '../api/use-selectors.js';
import { messages } from '../messages.js';
import { LiveCount } from './live-count.js';
import { selectorValues, toContent, type SelectorValues } from './selector-values.js';

export interface SelectorFormProps {
  brand: { id: number; pageTypes: readonly string[] };
  /** Null: a new one. */
  selector: DomSelector | null;
  /** What is known of a new one already. */
  draft?: Partial<SelectorValues>;
  onDone: () => void;
}

export function SelectorForm({ brand, selector, draft, onDone }: SelectorFormProps): ReactNode {
  const changes = useSelectorChanges();
  const form = useSchemaForm(selectorContentSchema, { ...selectorValues(selector, brand.pageTypes[0] ?? GLOBAL_PAGE_TYPE), ...draft }, { toInput: toContent });
  const { fields } = form;
  const submit = form.submit(async (content) => {
    const { warnings } =
      selector === null
        ? await changes.create.mutateAsync(createSelectorSchema.parse({ ...content, brandId: brand.id }))
        : await changes.update.mutateAsync(updateSelectorSchema.parse({ ...content, id: selector.id, expectedVersion: selector.version }));
    flash([messages.saved(content.name), ...warnings.map((warning) => warning.message)].join(' '));
    onDone();
  });
  return (
    <form noValidate onSubmit={submit}>
      <FormFields>
        <TextInput label={messages.name} description={messages.nameHint} required data-autofocus {...fields.getInputProps('name')} />
        <TextInput label={messages.selector} description={messages.selectorHint} required spellCheck={false} autoComplete="off" {...fields.getInputProps('selector')} />
        <LiveCount pageType={fields.values.pageType} selector={fields.values.selector} />
        <NativeSelect
          label={messages.pageType}
          data={[...brand.pageTypes.map((value) => ({ value, label: value })), { value: GLOBAL_PAGE_TYPE, label: messages.global }]}
          {...fields.getInputProps('pageType')}
        />
        <TextInput label={messages.role} description={messages.roleHint} spellCheck={false} autoComplete="off" {...fields.getInputProps('role')} />
        {fields.values.status === 'approved' ? null : (
          <TextInput label={messages.replacement} description={messages.replacementHint} spellCheck={false} autoComplete="off" {...fields.getInputProps('replacement')} />
        )}
        <Checkbox label={messages.subtree} description={messages.subtreeHint} {...fields.getInputProps('subtree', { type: 'checkbox' })} />
        <Textarea label={messages.description} autosize minRows={2} {...fields.getInputProps('description')} />
        <FormEnd form={form} label={messages.save} onCancel={onDone} />
      </FormFields>
    </form>
  );
}
