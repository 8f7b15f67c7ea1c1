import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { rememberSession, useSession } from '../../api/session.js';
import { sessionExpiry } from '../../api/session-expiry.js';
import { Dialog } from '../../components/dialog/dialog.js';
import { SignInForm } from '../../features/sessions/components/sign-in-form.js';
import { messages } from './messages.js';

/** Asks for the password over the page when the session has ended, so that nothing typed is lost. */
export function SessionDialog(): ReactNode {
  const [dismissed, setDismissed] = useState(false);
  const { user } = useSession();
  const queryClient = useQueryClient();
  return (
    <Dialog opened={!dismissed} onClose={() => setDismissed(true)} title={messages.sessionEnded}>
      <SignInForm
        intro={messages.sessionEndedText}
        email={user.email}
        onSignedIn={(session) => {
          if (session.user.id !== user.id) {
            // Somebody else: nothing on screen is theirs.
            window.location.assign('/');
            return;
          }
          rememberSession(session);
          sessionExpiry.clear();
          void queryClient.invalidateQueries();
        }}
      />
    </Dialog>
  );
}
