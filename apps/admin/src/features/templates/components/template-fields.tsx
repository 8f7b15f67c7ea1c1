import { Checkbox, Group, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactNode } from 'react';
import { messages } from '../messages.js';
import type { TemplateValues } from './template-values.js';
import classes from './templates.module.css';

export interface TemplateFieldsProps {
  fields: UseFormReturnType<TemplateValues>;
  pageTypes: readonly string[];
  /** The short name can be chosen only while the template is new. */
  isNew: boolean;
}

/** What a template is called and when it is chosen. */
export function TemplateFields({ fields, pageTypes, isNew }: TemplateFieldsProps): ReactNode {
  return (
    <div className={classes.fields}>
      <TextInput label={messages.name} required {...fields.getInputProps('name')} />
      <TextInput label={messages.slug} description={messages.slugHint} readOnly={!isNew} spellCheck={false} autoComplete="off" {...fields.getInputProps('slug')} />
      <TextInput label={messages.testType} description={messages.testTypeHint} required spellCheck={false} {...fields.getInputProps('testType')} />
      <TagsInput label={messages.keywords} description={messages.keywordsHint} {...fields.getInputProps('keywords')} />
      <Textarea className={classes.wide} label={messages.description} description={messages.descriptionHint} required autosize minRows={3} {...fields.getInputProps('description')} />
      <Checkbox.Group className={classes.wide} label={messages.pageTypes} required {...fields.getInputProps('pageTypes')}>
        <Group mt="xs" gap="md">
          {[...new Set([...pageTypes, ...fields.values.pageTypes])].map((value) => (
            <Checkbox key={value} value={value} label={value} />
          ))}
        </Group>
      </Checkbox.Group>
    </div>
  );
}
