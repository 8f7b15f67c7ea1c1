import { PasswordInput, TextInput } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { signInSchema, type SessionView } from '@safecode/domain/sessions/session';
import type { DescribedError } from '../../../api/describe-error.js';
import { personalClient } from '../../../api/session.js';
import { ActionButton } from '../../../components/actions/action-button.js';
import { FormActions, FormFields } from '../../../components/form/form-frame.js';
import { useSchemaForm } from '../../../components/form/use-schema-form.js';
import { Notice } from '../../../components/states/notice.js';
import { messages } from '../messages.js';

export interface SignInFormProps {
  intro?: string;
  /** Known when a session has ended; else empty. */
  email?: string;
  onSignedIn: (session: SessionView) => void;
}

/** Seconds until the next attempt is allowed, counted down; null when none has to be waited for. */
function useWait(refusal: DescribedError | null): number | null {
  const announced = refusal?.code === 'auth.throttled' ? Number(refusal.data['retryAfterSeconds'] ?? 0) : 0;
  const [left, setLeft] = useState(0);
  useEffect(() => {
    setLeft(announced);
    if (announced <= 0) return undefined;
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1000);
    return () => clearInterval(timer);
  }, [announced, refusal]);
  return left > 0 ? left : null;
}

/** Mail and password. Whatever is wrong is said in the same words, so that nobody learns who has an account. */
export function SignInForm({ intro, email = '', onSignedIn }: SignInFormProps): ReactNode {
  const form = useSchemaForm(signInSchema, { email, password: '' });
  const wait = useWait(form.refusal);
  const isThrottled = form.refusal?.code === 'auth.throttled';
  return (
    <form noValidate onSubmit={form.submit(async (values) => onSignedIn(await personalClient.session.signIn.mutate(values)))}>
      <FormFields>
        {intro === undefined ? null : <p>{intro}</p>}
        <TextInput type="email" autoComplete="username" label={messages.email} required {...form.fields.getInputProps('email')} />
        <PasswordInput
          autoComplete="current-password"
          label={messages.password}
          required
          visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
          {...form.fields.getInputProps('password')}
        />
        {form.refusal === null || (isThrottled && wait === null) ? null : (
          <Notice tone={isThrottled ? 'warn' : 'bad'} role="alert">
            <p>{isThrottled ? 'Too many attempts.' : form.refusal.message}</p>
            {wait === null ? null : <p aria-live="off">{messages.throttledFor(wait)}</p>}
          </Notice>
        )}
        <FormActions>
          <ActionButton type="submit" busy={form.busy} blockedBy={wait === null ? null : messages.throttledFor(wait)}>
            {messages.signIn}
          </ActionButton>
        </FormActions>
      </FormFields>
    </form>
  );
}
