import { PasswordInput, TextInput } from '@mantine/core';
import { useEffect, useState, type FormEvent, type ReactNode } from 'react';
import type { SessionView } from '@safecode/domain/sessions/session';
import { describeError, type DescribedError } from '../../../api/describe-error.js';
import { personalClient } from '../../../api/session.js';
import { ActionButton } from '../../../components/actions/action-button.js';
import { FormActions, FormFields } from '../../../components/form/form-layout.js';
import { Notice } from '../../../components/states/notice.js';
import { messages } from '../messages.js';

export interface SignInFormProps {
  intro?: string;
  /** Known when a session has ended; else empty. */
  email?: string;
  onSignedIn: (session: SessionView) => void;
}

interface Refused {
  readonly error: DescribedError;
  /** When the next attempt is allowed, in milliseconds since 1970; 0 when it need not wait. */
  readonly retryAt: number;
}

/** Seconds until an instant, counted down; null when it has passed. */
function useSecondsUntil(instant: number): number | null {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const left = Math.ceil((instant - now) / 1000);
  return left > 0 ? left : null;
}

function useSignIn(onSignedIn: (session: SessionView) => void) {
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const signIn = async (email: string, password: string): Promise<void> => {
    setBusy(true);
    setRefused(null);
    try {
      onSignedIn(await personalClient.session.signIn.mutate({ email, password }));
    } catch (thrown) {
      const error = describeError(thrown);
      const seconds = error.code === 'auth.throttled' ? Number(error.data['retryAfterSeconds'] ?? 0) : 0;
      setRefused({ error, retryAt: seconds > 0 ? Date.now() + seconds * 1000 : 0 });
    } finally {
      setBusy(false);
    }
  };
  return { busy, refused, signIn };
}

/**
 * Mail and password. Whatever is wrong is said in the same words, so that nobody learns who has an account. The only
 * form without the schemas: they would be a quarter of the first load, and the server answers just the same.
 */
export function SignInForm({ intro, email: known = '', onSignedIn }: SignInFormProps): ReactNode {
  const [email, setEmail] = useState(known);
  const [password, setPassword] = useState('');
  const [isTried, setIsTried] = useState(false);
  const { busy, refused, signIn } = useSignIn(onSignedIn);
  const refusal = refused?.error ?? null;
  const wait = useSecondsUntil(refused?.retryAt ?? 0);
  const isThrottled = refusal?.code === 'auth.throttled';
  const missing = (value: string): { error?: string } => (isTried && value.trim() === '' ? { error: messages.fillIn } : {});
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setIsTried(true);
    if (email.trim() !== '' && password !== '' && !busy && wait === null) void signIn(email.trim(), password);
  };
  return (
    <form noValidate onSubmit={submit}>
      <FormFields>
        {intro === undefined ? null : <p>{intro}</p>}
        <TextInput
          type="email"
          name="email"
          autoComplete="username"
          label={messages.email}
          required
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
          {...missing(email)}
        />
        <PasswordInput
          name="password"
          autoComplete="current-password"
          label={messages.password}
          required
          visibilityToggleButtonProps={{ 'aria-label': messages.showPassword }}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          {...missing(password)}
        />
        {refusal === null || (isThrottled && wait === null) ? null : (
          <Notice tone={isThrottled ? 'warn' : 'bad'} live="assertive">
            {/* The seconds count down in words that are not announced each second. */}
            <p>{isThrottled ? messages.throttled : refusal.kind === 'invalid' ? messages.wrong : refusal.message}</p>
            {wait === null ? null : <p aria-live="off">{messages.throttledFor(wait)}</p>}
          </Notice>
        )}
        <FormActions>
          <ActionButton type="submit" busy={busy} blockedBy={wait === null ? null : messages.throttledFor(wait)}>
            {messages.signIn}
          </ActionButton>
        </FormActions>
      </FormFields>
    </form>
  );
}
