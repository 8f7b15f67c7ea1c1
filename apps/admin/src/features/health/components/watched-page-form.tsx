import { NativeSelect, NumberInput, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { addWatchedPageSchema, DESKTOP_VIEWPORT, type WatchedPage } from '@safecode/domain/selector-health/health-view';
import type { z } from 'zod';
import { FormEnd } from '../../../components/form/form-end.js';
import { FormFields } from '../../../components/form/form-layout.js';
import { useSchemaForm } from '../../../components/form/use-schema-form.js';
import { messages } from '../messages.js';

const formSchema = addWatchedPageSchema.omit({ brandId: true });

export interface WatchedPageFormProps {
  /** Null: a new one. */
  page: WatchedPage | null;
  pageTypes: readonly string[];
  site: string;
  onSend: (content: z.output<typeof formSchema>) => Promise<unknown>;
}

export function WatchedPageForm({ page, pageTypes, site, onSend }: WatchedPageFormProps): ReactNode {
  const { width, height } = page?.viewport ?? DESKTOP_VIEWPORT;
  const initial: { url: string; pageType: string; everyMinutes: number; width: number; height: number } = { url: page?.url ?? site, pageType: page?.pageType ?? pageTypes[0] ?? '', everyMinutes: page?.everyMinutes ?? 360, width, height };
  const form = useSchemaForm(formSchema, initial, {
    toInput: (values) => ({ url: values.url, pageType: values.pageType, everyMinutes: values.everyMinutes, viewport: { width: values.width, height: values.height } }),
    fieldOf: (path) => path.replace('viewport.', ''),
  });
  const { fields } = form;
  return (
    <form noValidate onSubmit={form.submit(onSend)}>
      <FormFields>
        <TextInput type="url" label={messages.url} description={messages.urlHint} required spellCheck={false} {...fields.getInputProps('url')} />
        <NativeSelect label={messages.pageType} data={[...pageTypes]} {...fields.getInputProps('pageType')} />
        <NumberInput label={messages.everyLabel} description={messages.everyHint} allowDecimal={false} {...fields.getInputProps('everyMinutes')} />
        <NumberInput label={messages.width} allowDecimal={false} suffix=" px" {...fields.getInputProps('width')} />
        <NumberInput label={messages.height} allowDecimal={false} suffix=" px" {...fields.getInputProps('height')} />
        <FormEnd form={form} label={messages.save} />
      </FormFields>
    </form>
  );
}
