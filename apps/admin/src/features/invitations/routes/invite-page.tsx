import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useEffect, useState, type ReactNode } from 'react';
import { personalClient, personalQueryClient, rememberSession } from '../../../api/session.js';
import { LinkButton } from '../../../components/actions/link-button.js';
import { FrontPage } from '../../../components/layout/front-page.js';
import { ErrorState } from '../../../components/states/error-state.js';
import { Notice } from '../../../components/states/notice.js';
import { Skeleton } from '../../../components/states/skeleton.js';
import { paths } from '../../../routing/paths.js';
import { AcceptForm } from '../components/accept-form.js';
import { readInvitationToken } from '../components/invitation-token.js';
import { messages } from '../messages.js';

export function InvitePage(): ReactNode {
  const router = useRouter();
  const [token] = useState(() => readInvitationToken(window.location.hash));
  const preview = useMutation({ mutationFn: (value: string) => personalClient.invitations.preview.mutate({ token: value }) }, personalQueryClient);
  const { mutate } = preview;
  useEffect(() => {
    if (token !== null) mutate(token);
  }, [token, mutate]);
  return (
    <FrontPage title={messages.title}>
      {token === null ? (
        <Notice tone="warn" actions={<LinkButton to={paths.signIn} variant="default">{messages.toSignIn}</LinkButton>}>
          <p>{messages.missing}</p>
        </Notice>
      ) : null}
      {preview.error === null ? null : <ErrorState error={preview.error} onRetry={token === null ? undefined : () => mutate(token)} />}
      {preview.isPending ? <Skeleton lines={4} height={36} /> : null}
      {token === null || preview.data === undefined ? null : (
        <AcceptForm
          token={token}
          preview={preview.data}
          onAccepted={(session) => {
            rememberSession(session);
            // The address with the used token does not stay in the history.
            router.history.replace('/');
          }}
        />
      )}
    </FrontPage>
  );
}
