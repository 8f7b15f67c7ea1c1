import { listNotificationsSchema, markedSchema, markNotificationsReadSchema, notificationPageSchema, testMailResultSchema, unreadCountSchema } from '@safecode/domain/notifications/notification';
import { notificationSettingsSchema, updateNotificationSettingsSchema } from '@safecode/domain/notifications/settings';
import { countUnread } from '@safecode/usecases/notifications/count-unread';
import { listNotifications } from '@safecode/usecases/notifications/list-notifications';
import { markNotificationsRead } from '@safecode/usecases/notifications/mark-notifications-read';
import { getNotificationSettings, updateNotificationSettings } from '@safecode/usecases/notifications/notification-settings';
import { requestTestMail } from '@safecode/usecases/notifications/send-test-mail';
import { memberProcedure, router } from '../../trpc/procedures.js';

/** Of the person who calls. A key has no notifications, so that none of these is in the REST document. */
export const notificationsRouter = router({
  list: memberProcedure
    .input(listNotificationsSchema)
    .output(notificationPageSchema)
    .query(({ ctx, input }) => listNotifications(ctx.deps, ctx.principal, input)),
  unread: memberProcedure.output(unreadCountSchema).query(({ ctx }) => countUnread(ctx.deps, ctx.principal)),
  markRead: memberProcedure
    .input(markNotificationsReadSchema)
    .output(markedSchema)
    .mutation(({ ctx, input }) => markNotificationsRead(ctx.deps, ctx.principal, input)),
  settings: memberProcedure.output(notificationSettingsSchema).query(({ ctx }) => getNotificationSettings(ctx.deps, ctx.principal)),
  updateSettings: memberProcedure
    .input(updateNotificationSettingsSchema)
    .output(notificationSettingsSchema)
    .mutation(({ ctx, input }) => updateNotificationSettings(ctx.deps, ctx.principal, input)),
  sendTest: memberProcedure.output(testMailResultSchema).mutation(({ ctx }) => requestTestMail(ctx.deps, ctx.principal)),
});
