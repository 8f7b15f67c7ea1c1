import { IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { trpc } from '../../../api/trpc.js';
import { ActionButton } from '../../../components/actions/action-button.js';
import { announce } from '../../../components/announcer/announcer.js';
import { Dialog } from '../../../components/dialog/dialog.js';
import { Page } from '../../../components/page/page.js';
import { Panel } from '../../../components/page/panel.js';
import { Notice } from '../../../components/states/notice.js';
import { QueryView } from '../../../components/states/query-view.js';
import { useScope } from '../../../routing/use-scope.js';
import { ConnectionView } from '../components/connection-view.js';
import { KeyForm } from '../components/key-form.js';
import { keyStatus } from '../components/key-status.js';
import { KeyTable } from '../components/key-table.js';
import { useRevoke } from '../components/use-revoke.js';
import { messages } from '../messages.js';

/** Everything somebody needs to register this product in Opal, and whether it works. */
export function OpalConnectionPage(): ReactNode {
  const { organization, can } = useScope();
  const connection = trpc.apiKeys.opalConnection.useQuery();
  const keys = trpc.apiKeys.list.useQuery();
  const revoke = useRevoke();
  const [adding, setAdding] = useState(false);
  const canManage = can('api_key.manage');
  const check = async (): Promise<void> => {
    const { data } = await connection.refetch();
    if (data !== undefined) announce(data.checks.map((entry) => `${entry.name}: ${entry.message}`).join(' '));
  };
  return (
    <Page
      title={messages.opalTitle}
      place={organization.name}
      lead={messages.opalLead}
      actions={
        <ActionButton leftSection={<IconPlus size={18} aria-hidden />} blockedBy={canManage ? null : messages.notAllowed} onClick={() => setAdding(true)}>
          {messages.createToken}
        </ActionButton>
      }
    >
      <QueryView query={connection}>{(data) => <ConnectionView connection={data} isChecking={connection.isFetching} onCheck={() => void check()} />}</QueryView>
      <QueryView query={keys}>
        {({ rows }) => {
          const tokens = rows.filter((row) => row.kind === 'opal');
          const live = tokens.filter((token) => keyStatus(token, new Date()) === 'active').length;
          return (
            <Panel title={messages.tokens} aside={<span>{messages.liveTokens(live)}</span>}>
              {live === 0 ? (
                <Notice tone="warn">
                  <p>{messages.noTokens}</p>
                </Notice>
              ) : null}
              {tokens.length === 0 ? null : <KeyTable label={messages.tokens} keys={tokens} canManage={canManage} onRevoke={revoke.ask} />}
            </Panel>
          );
        }}
      </QueryView>
      <Dialog opened={adding} onClose={() => setAdding(false)} title={messages.createToken} size="lg">
        <KeyForm brands={organization.brands} kind="opal" isKindFixed onDone={() => setAdding(false)} />
      </Dialog>
      {revoke.dialog}
    </Page>
  );
}
