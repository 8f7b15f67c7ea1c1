import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { ActionButton } from '../actions/action-button.js';
import { FormActions } from './form-layout.js';
import { FormSummary } from './form-summary.js';
import { messages } from './messages.js';
import type { SchemaForm } from './use-schema-form.js';

interface FormEndProps<V extends Record<string, unknown>> {
  form: Pick<SchemaForm<V, unknown>, 'fields' | 'busy' | 'refusal'>;
  /** What sending does, as a verb. */
  label: ReactNode;
  /** Why sending is not possible now, or null. */
  blockedBy?: string | null;
  /** The button that leaves without saving; none when there is nowhere to go. */
  onCancel?: () => void;
  /** What can be done about a refusal. */
  refusalActions?: ReactNode;
  /** Further buttons behind the one that sends. */
  children?: ReactNode;
}

/** The end of a form: what is wrong with it, and its buttons. */
export function FormEnd<V extends Record<string, unknown>>({ form, label, blockedBy = null, onCancel, refusalActions, children }: FormEndProps<V>): ReactNode {
  const { fields } = form;
  return (
    <>
      <FormSummary errors={fields.errors} refusal={form.refusal} onField={(path) => fields.getInputNode(path)?.focus()} refusalActions={refusalActions} />
      <FormActions>
        <ActionButton type="submit" busy={form.busy} blockedBy={blockedBy}>
          {label}
        </ActionButton>
        {onCancel === undefined ? null : (
          <Button variant="default" onClick={onCancel}>
            {messages.cancel}
          </Button>
        )}
        {children}
      </FormActions>
    </>
  );
}
