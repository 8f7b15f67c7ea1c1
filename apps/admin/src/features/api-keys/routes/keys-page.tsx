import { IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { trpc } from '../../../api/trpc.js';
import { ActionButton } from '../../../components/actions/action-button.js';
import { Dialog } from '../../../components/dialog/dialog.js';
import { Page } from '../../../components/page/page.js';
import { EmptyState } from '../../../components/states/empty-state.js';
import { QueryView } from '../../../components/states/query-view.js';
import { useScope } from '../../../routing/use-scope.js';
import { KeyForm } from '../components/key-form.js';
import { KeyTable } from '../components/key-table.js';
import { useRevoke } from '../components/use-revoke.js';
import { messages } from '../messages.js';

export function KeysPage(): ReactNode {
  const { organization, can } = useScope();
  const query = trpc.apiKeys.list.useQuery();
  const revoke = useRevoke();
  const [adding, setAdding] = useState(false);
  const canManage = can('api_key.manage');
  return (
    <Page
      title={messages.title}
      place={organization.name}
      lead={messages.lead}
      actions={
        <ActionButton leftSection={<IconPlus size={18} aria-hidden />} blockedBy={canManage ? null : messages.notAllowed} onClick={() => setAdding(true)}>
          {messages.add}
        </ActionButton>
      }
    >
      <QueryView query={query}>
        {({ rows }) =>
          rows.length === 0 ? (
            <EmptyState title={messages.empty}>{messages.emptyText}</EmptyState>
          ) : (
            <KeyTable label={messages.title} keys={rows} canManage={canManage} onRevoke={revoke.ask} />
          )
        }
      </QueryView>
      <Dialog opened={adding} onClose={() => setAdding(false)} title={messages.add} size="lg">
        <KeyForm brands={organization.brands} kind="api" isKindFixed={false} onDone={() => setAdding(false)} />
      </Dialog>
      {revoke.dialog}
    </Page>
  );
}
