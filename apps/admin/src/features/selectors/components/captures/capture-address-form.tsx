import { NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { capturePageSchema, type CapturedPages, type PageCapture } from '@safecode/domain/page-captures/page-capture';
import { FormEnd } from '../../../../components/form/form-end.js';
import { FormFields } from '../../../../components/form/form-layout.js';
import { useSchemaForm } from '../../../../components/form/use-schema-form.js';
import { useCaptureRequests } from '../../api/use-page-captures.js';
import { messages } from '../../messages.js';

const formSchema = capturePageSchema.omit({ brandId: true });

export interface CaptureAddressFormProps {
  brand: { id: number; pageTypes: readonly string[] };
  places: CapturedPages['places'];
  onDone: (capture: PageCapture) => void;
}

/** The address of a page of the shop, typed or chosen among those that are known. */
export function CaptureAddressForm({ brand, places, onDone }: CaptureAddressFormProps): ReactNode {
  const { request } = useCaptureRequests();
  const form = useSchemaForm(formSchema, { url: 'https://', pageType: brand.pageTypes[0] ?? '' });
  const { fields } = form;
  const choose = (url: string): void => {
    const place = places.find((known) => known.url === url);
    if (place !== undefined) fields.setValues({ url: place.url, pageType: place.pageType });
  };
  return (
    <form noValidate onSubmit={form.submit(async (content) => onDone(await request.mutateAsync({ ...content, brandId: brand.id })))}>
      <FormFields>
        {places.length === 0 ? null : (
          <NativeSelect
            label={messages.captures.known}
            value={places.some(({ url }) => url === fields.values.url) ? fields.values.url : ''}
            data={[{ value: '', label: messages.captures.another }, ...places.map(({ url, pageType, from }) => ({ value: url, label: messages.captures.place(pageType, url, from) }))]}
            onChange={(event) => choose(event.currentTarget.value)}
          />
        )}
        <TextInput type="url" label={messages.captures.address} description={messages.captures.addressHint} required spellCheck={false} data-autofocus {...fields.getInputProps('url')} />
        <NativeSelect label={messages.pageType} data={[...brand.pageTypes]} {...fields.getInputProps('pageType')} />
        <FormEnd form={form} label={messages.captures.start} />
      </FormFields>
    </form>
  );
}
