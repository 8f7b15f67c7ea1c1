import { IconBell, IconBulb, IconFingerprint, IconHeartRateMonitor, IconMessageCircle, IconRocket, IconUserCheck, type Icon } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { NotificationEvent } from '@safecode/domain/notifications/events';
import type { Notification } from '@safecode/domain/notifications/notification';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { messages } from '../messages.js';
import { notificationTarget } from './notification-target.js';
import classes from './notifications.module.css';

const ICONS: Readonly<Partial<Record<NotificationEvent, Icon>>> = {
  mention: IconMessageCircle,
  reply: IconMessageCircle,
  comment: IconMessageCircle,
  review_requested: IconUserCheck,
  lesson_proposed: IconBulb,
  lesson_retracted: IconBulb,
  deployed: IconRocket,
  deploy_failed: IconRocket,
  deployment_due: IconRocket,
  incident_opened: IconHeartRateMonitor,
  incident_grown: IconHeartRateMonitor,
  incident_closed: IconHeartRateMonitor,
  mend_proposed: IconUserCheck,
  ledger_broken: IconFingerprint,
};

/** One thing somebody was told, as the way to it. */
export function NotificationRow({ notification, org, onOpen }: { notification: Notification; org: string; onOpen: (notification: Notification) => void }): ReactNode {
  const { readAt, detail } = notification;
  const { to, hash, search } = notificationTarget(notification, org);
  const RowIcon = ICONS[notification.event] ?? IconBell;
  const isUnread = readAt === null;
  return (
    <li className={classes.row} data-unread={isUnread}>
      <RowIcon size={18} stroke={1.5} aria-hidden />
      <div>
        <Link
          to={to}
          {...(hash === undefined ? {} : { hash })}
          {...(search === undefined ? {} : { search: search as never })}
          onClick={() => onOpen(notification)}
        >
          {notification.text}
        </Link>
        {detail === '' ? null : (
          <ul className={classes.detail}>
            {detail.split('\n').map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        )}
        <p className={classes.meta}>
          {notification.brandName ?? messages.ofOrganization}, <TimeStamp iso={notification.createdAt} />
        </p>
      </div>
      {isUnread ? <span className={classes.unread}>{messages.unread}</span> : null}
    </li>
  );
}
