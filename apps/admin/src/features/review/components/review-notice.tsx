import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ShownRevision } from '../../../components/code/shown-revision.js';
import { Notice } from '../../../components/states/notice.js';
import { messages } from '../messages.js';

export interface ReviewNoticeProps {
  shown: ShownRevision;
  /** True when the address asks for this revision: then nothing arrived, somebody looks back. */
  isAsked: boolean;
  diffTo: string;
}

/** Said when what is read is not the newest. Nothing is ever exchanged under the eyes of a reader. */
export function ReviewNotice({ shown, isAsked, diffTo }: ReviewNoticeProps): ReactNode {
  const { number, newest, show } = shown;
  if (number === null || newest === null || number === newest) return null;
  return (
    <Notice
      tone={isAsked ? 'info' : 'wait'}
      live="polite"
      actions={
        <>
          <Link to={diffTo} search={{ from: `r${number}`, to: `r${newest}` } as never}>
            {messages.showChange}
          </Link>
          <Button size="xs" variant="default" onClick={() => show(newest)}>
            {messages.showNewest(newest)}
          </Button>
        </>
      }
    >
      <p>{isAsked ? messages.older(number, newest) : messages.arrived(newest, number)}</p>
    </Notice>
  );
}
