import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { describeError, type ErrorKind } from '../../api/describe-error.js';
import { CopyButton } from '../actions/copy-button.js';
import type { Tone } from '../status/status-looks.js';
import { Notice } from './notice.js';
import classes from './states.module.css';

const TITLES: Readonly<Record<ErrorKind, { tone: Tone; title: string }>> = {
  signed_out: { tone: 'wait', title: 'Your session has ended' },
  forbidden: { tone: 'warn', title: 'You cannot see this' },
  not_found: { tone: 'neutral', title: 'Not found' },
  conflict: { tone: 'warn', title: 'This has changed' },
  invalid: { tone: 'warn', title: 'This was not accepted' },
  throttled: { tone: 'warn', title: 'Too many requests' },
  unavailable: { tone: 'bad', title: 'The service does not answer' },
  offline: { tone: 'bad', title: 'No connection' },
  unexpected: { tone: 'bad', title: 'Something went wrong' },
};

/** One failed part of a screen: what happened, Try again where that can help, and the id to quote. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: (() => void) | undefined }): ReactNode {
  const { kind, message, correlationId } = describeError(error);
  const { tone, title } = TITLES[kind];
  const canRetry = onRetry !== undefined && kind !== 'forbidden' && kind !== 'not_found';
  return (
    <Notice
      tone={tone}
      title={title}
      actions={
        <>
          {canRetry ? (
            <Button size="xs" variant="default" onClick={onRetry}>
              Try again
            </Button>
          ) : null}
          {correlationId === null ? null : (
            <>
              <span className={classes.correlation}>
                Correlation id <code>{correlationId}</code>
              </span>
              <CopyButton label="Copy id" value={correlationId} />
            </>
          )}
        </>
      }
    >
      <p>{message}</p>
    </Notice>
  );
}
