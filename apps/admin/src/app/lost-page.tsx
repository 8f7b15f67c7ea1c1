import type { ReactNode } from 'react';
import { LinkButton } from '../components/actions/link-button.js';
import { FrontPage } from '../components/layout/front-page.js';
import { Page } from '../components/page/page.js';
import { EmptyState } from '../components/states/empty-state.js';
import { messages } from './shell/messages.js';

/** An address that does not exist, or that is nobody's business: both read the same. */
export function LostPage({ isInShell }: { isInShell: boolean }): ReactNode {
  const home = <LinkButton to="/">{messages.toHome}</LinkButton>;
  if (!isInShell) {
    return (
      <FrontPage title={messages.notFoundTitle} lead={messages.notFoundText}>
        <div>{home}</div>
      </FrontPage>
    );
  }
  return (
    <Page title={messages.notFoundTitle} place={null}>
      <EmptyState title={messages.notFoundText} action={home} />
    </Page>
  );
}
