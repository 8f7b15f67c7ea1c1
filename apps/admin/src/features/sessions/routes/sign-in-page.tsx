import { useRouter, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { rememberSession } from '../../../api/session.js';
import { FrontPage } from '../../../components/layout/front-page.js';
import { SignInForm } from '../components/sign-in-form.js';
import { messages } from '../messages.js';
import { safeReturnPath } from './return-path.js';

export function SignInPage(): ReactNode {
  const router = useRouter();
  const search: Record<string, unknown> = useSearch({ strict: false });
  return (
    <FrontPage title={messages.signIn} lead={messages.signInLead}>
      <SignInForm
        onSignedIn={(session) => {
          rememberSession(session);
          router.history.push(safeReturnPath(search['to']));
        }}
      />
      <p>{messages.noAccount}</p>
    </FrontPage>
  );
}
