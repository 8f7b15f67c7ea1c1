import { IconBell, IconFingerprint, IconMessageCircle, IconRocket, IconUserCheck, type Icon } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { NotificationEvent } from '@safecode/domain/notifications/events';
import type { Notification } from '@safecode/domain/notifications/notification';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { paths } from '../../../routing/paths.js';
import { messages } from '../messages.js';
import classes from './notifications.module.css';

const ICONS: Readonly<Partial<Record<NotificationEvent, Icon>>> = {
  mention: IconMessageCircle,
  reply: IconMessageCircle,
  comment: IconMessageCircle,
  review_requested: IconUserCheck,
  deployed: IconRocket,
  deploy_failed: IconRocket,
  deployment_due: IconRocket,
  ledger_broken: IconFingerprint,
};

/** One thing somebody was told, as the way to it. */
export function NotificationRow({ notification, org, onOpen }: { notification: Notification; org: string; onOpen: (notification: Notification) => void }): ReactNode {
  const { code, commentId, readAt } = notification;
  const RowIcon = ICONS[notification.event] ?? IconBell;
  const isUnread = readAt === null;
  return (
    <li className={classes.row} data-unread={isUnread}>
      <RowIcon size={18} stroke={1.5} aria-hidden />
      <div>
        <Link
          to={code === null ? paths.audit(org) : paths.code({ org, brand: code.brandSlug, codeId: code.id }, commentId === null ? 'code' : 'discussion')}
          {...(commentId === null ? {} : { hash: `c-${commentId}` })}
          onClick={() => onOpen(notification)}
        >
          {notification.text}
        </Link>
        <p className={classes.meta}>
          {code === null ? messages.ofOrganization : code.brandName}, <TimeStamp iso={notification.createdAt} />
        </p>
      </div>
      {isUnread ? <span className={classes.unread}>{messages.unread}</span> : null}
    </li>
  );
}
