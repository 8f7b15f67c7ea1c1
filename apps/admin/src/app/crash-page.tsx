import { Button } from '@mantine/core';
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { describeError, NotReachedError } from '../api/describe-error.js';
import { Page } from '../components/page/page.js';
import { ErrorState } from '../components/states/error-state.js';
import { Notice } from '../components/states/notice.js';
import { messages } from './shell/messages.js';

const reload = (): void => window.location.reload();

/** Opened without a connection, for the first time: it comes when the connection does. */
function NotReachedPage(): ReactNode {
  useEffect(() => {
    window.addEventListener('online', reload);
    return () => window.removeEventListener('online', reload);
  }, []);
  return (
    <Page title={messages.notReached} place={null}>
      <Notice tone="neutral" live="polite">
        <p>{messages.notReachedText}</p>
      </Notice>
    </Page>
  );
}

/** A screen that could not be drawn, or that could not be reached. */
export function CrashPage({ error, reset }: ErrorComponentProps): ReactNode {
  const router = useRouter();
  if (error instanceof NotReachedError) return <NotReachedPage />;
  const retry = (): void => {
    reset();
    void router.invalidate();
  };
  return (
    <Page title={messages.crashed} place={null}>
      {describeError(error).kind === 'unexpected' ? (
        <Notice
          tone="bad"
          live="assertive"
          actions={
            <Button size="xs" variant="default" onClick={reload}>
              {messages.reload}
            </Button>
          }
        >
          <p>{messages.crashedText}</p>
        </Notice>
      ) : (
        <ErrorState error={error} onRetry={retry} />
      )}
    </Page>
  );
}
