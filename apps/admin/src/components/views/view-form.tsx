import { Button, Checkbox, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { createViewSchema, type SavedView } from '@safecode/domain/views/saved-view';
import type { z } from 'zod';
import { FormEnd } from '../form/form-end.js';
import { FormFields } from '../form/form-layout.js';
import { useSchemaForm } from '../form/use-schema-form.js';
import { Facts } from '../page/facts.js';
import { messages } from './messages.js';

const formSchema = createViewSchema.pick({ name: true, visibility: true });

export interface ViewFormProps {
  /** Null: a new one. */
  view: SavedView | null;
  /** What it will show, for people. */
  filters: readonly string[];
  mayShare: boolean;
  onSend: (content: z.output<typeof formSchema>) => Promise<unknown>;
  onRemove?: () => void;
}

/** The name of a view and whom it is for. */
export function ViewForm({ view, filters, mayShare, onSend, onRemove }: ViewFormProps): ReactNode {
  const initial: { name: string; isShared: boolean } = { name: view?.name ?? '', isShared: view?.visibility === 'team' };
  const form = useSchemaForm(formSchema, initial, { toInput: ({ name, isShared }) => ({ name, visibility: isShared ? 'team' : 'private' }) });
  const { fields } = form;
  return (
    <form noValidate onSubmit={form.submit(onSend)}>
      <FormFields>
        <TextInput label={messages.name} required maxLength={60} data-autofocus {...fields.getInputProps('name')} />
        <Checkbox
          label={messages.share}
          description={mayShare ? messages.shareHint : messages.mayNotShare}
          disabled={!mayShare}
          {...fields.getInputProps('isShared', { type: 'checkbox' })}
        />
        {view?.visibility === 'team' ? <p>{messages.sharedBy(view.ownerName)}</p> : null}
        <Facts facts={[{ label: messages.filters, value: filters.length === 0 ? messages.noFilters : filters.join(', ') }]} />
        <FormEnd form={form} label={view === null ? messages.add : messages.saveEdit}>
          {onRemove === undefined ? null : (
            <Button variant="default" onClick={onRemove}>
              {messages.remove}
            </Button>
          )}
        </FormEnd>
      </FormFields>
    </form>
  );
}
