import { Button, Checkbox } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { announce } from '../../../components/announcer/announcer.js';
import { flashRefusal } from '../../../components/announcer/flash.js';
import { LinkButton } from '../../../components/actions/link-button.js';
import { Page } from '../../../components/page/page.js';
import { EmptyState } from '../../../components/states/empty-state.js';
import { QueryView } from '../../../components/states/query-view.js';
import { LoadMore } from '../../../components/table/load-more.js';
import { paths } from '../../../routing/paths.js';
import { useScope } from '../../../routing/use-scope.js';
import { useNotificationChanges, useNotifications } from '../api/use-notifications.js';
import { NotificationRow } from '../components/notification-row.js';
import classes from '../components/notifications.module.css';
import { messages } from '../messages.js';

/** What somebody was told, the newest first. */
export function NotificationListPage(): ReactNode {
  const { organization } = useScope();
  const [unreadOnly, setUnreadOnly] = useState(false);
  const query = useNotifications(unreadOnly);
  const { markRead } = useNotificationChanges();
  const mark = (ids: number[] | null): void => markRead.mutate({ ids }, { onError: flashRefusal, onSuccess: ({ marked }) => (ids === null ? announce(messages.marked(marked)) : undefined) });
  return (
    <Page
      title={messages.title}
      place={organization.name}
      lead={messages.lead}
      actions={
        <>
          <Button variant="default" size="sm" onClick={() => mark(null)}>
            {messages.markAll}
          </Button>
          <LinkButton variant="default" size="sm" to={paths.settings(organization.slug, 'notifications')}>
            {messages.settings}
          </LinkButton>
        </>
      }
    >
      <div className={classes.filters}>
        <Checkbox label={messages.unreadOnly} checked={unreadOnly} onChange={(event) => setUnreadOnly(event.currentTarget.checked)} />
      </div>
      <QueryView query={query}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <EmptyState title={unreadOnly ? messages.nothingUnread : messages.empty}>{messages.emptyText}</EmptyState>
          ) : (
            <>
              <ul className={classes.list} aria-label={messages.title}>
                {rows.map((row) => (
                  <NotificationRow key={row.id} notification={row} org={organization.slug} onOpen={({ id, readAt }) => (readAt === null ? mark([id]) : undefined)} />
                ))}
              </ul>
              <LoadMore shown={rows.length} total={total} hasMore={query.hasMore} loading={query.loadingMore} onMore={query.loadMore} />
            </>
          )
        }
      </QueryView>
    </Page>
  );
}
