import type { ReactNode } from 'react';
import { trpc } from '../../../api/trpc.js';
import { Page } from '../../../components/page/page.js';
import { QueryView } from '../../../components/states/query-view.js';
import { useScope } from '../../../routing/use-scope.js';
import { SettingsForm } from '../components/settings-form.js';
import { TestMessage } from '../components/test-message.js';
import { messages } from '../messages.js';

/** How somebody wants to be told of what, and when by mail. */
export function NotificationSettingsPage(): ReactNode {
  const { organization } = useScope();
  // Not asked again by itself: what somebody is setting must not change under their hands.
  const query = trpc.notifications.settings.useQuery(undefined, { refetchOnWindowFocus: false, staleTime: Infinity });
  return (
    <Page title={messages.settingsTitle} place={organization.name} lead={messages.settingsLead}>
      <QueryView query={query}>{(settings) => <SettingsForm key={settings.version} settings={settings} />}</QueryView>
      <TestMessage />
    </Page>
  );
}
