import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { describeError } from '../api/describe-error.js';
import { Page } from '../components/page/page.js';
import { ErrorState } from '../components/states/error-state.js';
import { Notice } from '../components/states/notice.js';
import { messages } from './shell/messages.js';

/** A screen that could not be drawn, or that could not be reached. */
export function CrashPage({ error, reset }: ErrorComponentProps): ReactNode {
  const { kind } = describeError(error);
  return (
    <Page title={messages.crashed} place={null}>
      {kind === 'unexpected' ? (
        <Notice
          tone="bad"
          live="assertive"
          actions={
            <Button size="xs" variant="default" onClick={() => window.location.reload()}>
              {messages.reload}
            </Button>
          }
        >
          <p>{messages.crashedText}</p>
        </Notice>
      ) : (
        <ErrorState error={error} onRetry={reset} />
      )}
    </Page>
  );
}
