import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { rememberSession } from '../../../api/session.js';
import { FrontPage } from '../../../components/layout/front-page.js';
import { useSearchState } from '../../../routing/use-search-state.js';
import { SignInForm } from '../components/sign-in-form.js';
import { messages } from '../messages.js';
import { safeReturnPath, signInSearchSchema } from './sign-in-search.js';

export function SignInPage(): ReactNode {
  const router = useRouter();
  const [search] = useSearchState(signInSearchSchema);
  return (
    <FrontPage title={messages.signIn} lead={messages.signInLead}>
      <SignInForm
        onSignedIn={(session) => {
          rememberSession(session);
          router.history.push(safeReturnPath(search.to));
        }}
      />
      <p>{messages.noAccount}</p>
    </FrontPage>
  );
}
