import type { ReactNode } from 'react';
import { ActionButton } from '../../../components/actions/action-button.js';
import { flashRefusal } from '../../../components/announcer/flash.js';
import { Panel } from '../../../components/page/panel.js';
import { Notice } from '../../../components/states/notice.js';
import { useNotificationChanges } from '../api/use-notifications.js';
import { messages } from '../messages.js';

/** Shows that mails arrive. */
export function TestMessage(): ReactNode {
  const { sendTest } = useNotificationChanges();
  return (
    <Panel title={messages.test}>
      <p>{messages.testHint}</p>
      <ActionButton variant="default" size="sm" busy={sendTest.isPending} onClick={() => sendTest.mutate(undefined, { onError: flashRefusal })}>
        {messages.test}
      </ActionButton>
      {sendTest.data === undefined ? null : (
        <Notice tone="info" live="polite">
          <p>{messages.tested(sendTest.data.to)}</p>
        </Notice>
      )}
    </Panel>
  );
}
