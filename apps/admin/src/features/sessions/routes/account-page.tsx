import type { ReactNode } from 'react';
import { useSession } from '../../../api/session.js';
import { Page } from '../../../components/page/page.js';
import { DeviceTable } from '../components/device-table.js';
import { PasswordForm } from '../components/password-form.js';
import { messages } from '../messages.js';

export function AccountPage(): ReactNode {
  const { user } = useSession();
  return (
    <Page title={messages.account} place={user.name} lead={`${user.name}, ${user.email}. ${messages.accountLead}`}>
      <DeviceTable />
      <PasswordForm />
    </Page>
  );
}
