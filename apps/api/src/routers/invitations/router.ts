import {
  acceptInvitationSchema,
  invitationListSchema,
  invitationPreviewSchema,
  invitationTokenSchema,
  invitePeopleResultSchema,
  invitePeopleSchema,
  revokeInvitationSchema,
} from '@safecode/domain/members/member';
import { emptyResultSchema } from '@safecode/domain/paging/empty-result';
import { sessionViewSchema } from '@safecode/domain/sessions/session';
import { acceptInvitation } from '@safecode/usecases/invitations/accept-invitation';
import { invitePeople } from '@safecode/usecases/invitations/invite-people';
import { listInvitations } from '@safecode/usecases/invitations/list-invitations';
import { previewInvitation } from '@safecode/usecases/invitations/preview-invitation';
import { revokeInvitation } from '@safecode/usecases/invitations/revoke-invitation';
import { memberProcedure, publicProcedure, router } from '../../trpc/procedures.js';

export const invitationsRouter = router({
  preview: publicProcedure
    .input(invitationTokenSchema)
    .output(invitationPreviewSchema)
    .mutation(({ ctx, input }) => previewInvitation(ctx.deps, input)),
  accept: publicProcedure
    .input(acceptInvitationSchema)
    .output(sessionViewSchema)
    .mutation(async ({ ctx, input }) => {
      const { view, session } = await acceptInvitation(ctx.deps, { ...input, ...ctx.client });
      ctx.setSession(session);
      return view;
    }),
  list: memberProcedure.output(invitationListSchema).query(({ ctx }) => listInvitations(ctx.deps, ctx.principal)),
  invite: memberProcedure
    .input(invitePeopleSchema)
    .output(invitePeopleResultSchema)
    .mutation(({ ctx, input }) => invitePeople(ctx.deps, ctx.principal, input)),
  revoke: memberProcedure
    .input(revokeInvitationSchema)
    .output(emptyResultSchema)
    .mutation(async ({ ctx, input }) => {
      await revokeInvitation(ctx.deps, ctx.principal, input);
      return {};
    }),
});
