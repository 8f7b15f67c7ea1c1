import { IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { Invitation, Member } from '@safecode/domain/members/member';
import { useSession } from '../../../api/session.js';
import { trpc } from '../../../api/trpc.js';
import { ActionButton } from '../../../components/actions/action-button.js';
import { flash } from '../../../components/announcer/flash.js';
import { ConfirmDialog } from '../../../components/dialog/confirm-dialog.js';
import { Dialog } from '../../../components/dialog/dialog.js';
import { Page } from '../../../components/page/page.js';
import { Panel } from '../../../components/page/panel.js';
import { QueryView } from '../../../components/states/query-view.js';
import { useScope } from '../../../routing/use-scope.js';
import { useMemberChanges } from '../api/use-members.js';
import { AccessExplainer } from '../components/access-explainer.js';
import { InvitationTable } from '../components/invitation-table.js';
import { InviteForm } from '../components/invite-form.js';
import { MemberForm } from '../components/member-form.js';
import { MemberTable } from '../components/member-table.js';
import { messages } from '../messages.js';

type Opened =
  | { what: 'none' }
  | { what: 'invite' }
  | { what: 'change' | 'explain' | 'remove' | 'erase'; member: Member }
  | { what: 'revoke'; invitation: Invitation };

function Invitations({ canManage, onRevoke }: { canManage: boolean; onRevoke: (invitation: Invitation) => void }): ReactNode {
  const query = trpc.invitations.list.useQuery();
  return (
    <Panel title={messages.invitations}>
      <QueryView query={query}>
        {({ rows }) => (rows.length === 0 ? <p>{messages.noInvitations}</p> : <InvitationTable invitations={rows} canManage={canManage} onRevoke={onRevoke} />)}
      </QueryView>
    </Panel>
  );
}

export function MembersPage(): ReactNode {
  const { organization, can } = useScope();
  const { user } = useSession();
  const query = trpc.members.list.useQuery();
  const { remove, erase, revoke } = useMemberChanges();
  const [opened, setOpened] = useState<Opened>({ what: 'none' });
  const canManage = can('member.manage');
  const close = (): void => setOpened({ what: 'none' });
  const member = 'member' in opened ? opened.member : null;
  const name = member?.name ?? '';
  const email = opened.what === 'revoke' ? opened.invitation.email : '';
  return (
    <Page
      title={messages.title}
      place={organization.name}
      lead={messages.lead}
      actions={
        <ActionButton leftSection={<IconPlus size={18} aria-hidden />} blockedBy={canManage ? null : messages.notAllowed} onClick={() => setOpened({ what: 'invite' })}>
          {messages.invite}
        </ActionButton>
      }
    >
      <QueryView query={query}>
        {({ rows }) => (
          <>
            <MemberTable
              members={rows}
              ownUserId={user.id}
              canManage={canManage}
              onChange={(chosen) => setOpened({ what: 'change', member: chosen })}
              onExplain={(chosen) => setOpened({ what: 'explain', member: chosen })}
              onRemove={(chosen) => setOpened({ what: 'remove', member: chosen })}
              onErase={(chosen) => setOpened({ what: 'erase', member: chosen })}
            />
            {canManage ? <Invitations canManage={canManage} onRevoke={(invitation) => setOpened({ what: 'revoke', invitation })} /> : null}
          </>
        )}
      </QueryView>
      <Dialog opened={opened.what === 'invite'} onClose={close} title={messages.invite} size="lg">
        <InviteForm organization={organization} onDone={close} />
      </Dialog>
      <Dialog opened={opened.what === 'change'} onClose={close} title={messages.changeNamed(name)} size="lg">
        {member === null ? null : <MemberForm member={member} organization={organization} onDone={close} />}
      </Dialog>
      <Dialog opened={opened.what === 'explain'} onClose={close} title={messages.whyNamed(name)} size="xl">
        {member === null ? null : <AccessExplainer member={member} brands={organization.brands} />}
      </Dialog>
      <ConfirmDialog
        opened={opened.what === 'remove'}
        onClose={close}
        title={messages.removeTitle(name)}
        confirmLabel={messages.removeVerb}
        onConfirm={async () => {
          if (member === null) return;
          await remove.mutateAsync({ userId: member.userId });
          flash(messages.removed(name));
        }}
      >
        {messages.removeText(name)}
      </ConfirmDialog>
      <ConfirmDialog
        opened={opened.what === 'erase'}
        onClose={close}
        title={messages.eraseTitle(name)}
        confirmLabel={messages.eraseVerb}
        onConfirm={async () => {
          if (member === null) return;
          await erase.mutateAsync({ userId: member.userId });
          flash(messages.erased);
        }}
      >
        {messages.eraseText(name)}
      </ConfirmDialog>
      <ConfirmDialog
        opened={opened.what === 'revoke'}
        onClose={close}
        title={messages.revokeTitle(email)}
        confirmLabel={messages.revokeVerb}
        onConfirm={async () => {
          if (opened.what !== 'revoke') return;
          await revoke.mutateAsync({ id: opened.invitation.id });
          flash(messages.revoked(email));
        }}
      >
        {messages.revokeText}
      </ConfirmDialog>
    </Page>
  );
}
