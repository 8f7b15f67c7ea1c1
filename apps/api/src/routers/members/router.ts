import { emptyResultSchema } from '@safecode/domain/paging/empty-result';
import {
  changeMemberSchema,
  explainAccessResultSchema,
  explainAccessSchema,
  memberListSchema,
  memberSchema,
  removeMemberSchema,
  setBrandRoleSchema,
} from '@safecode/domain/members/member';
import { changeMember } from '@safecode/usecases/members/change-member';
import { eraseMember } from '@safecode/usecases/members/erase-member';
import { explainMemberAccess } from '@safecode/usecases/members/explain-member-access';
import { listMembers } from '@safecode/usecases/members/list-members';
import { removeMember } from '@safecode/usecases/members/remove-member';
import { setBrandRole } from '@safecode/usecases/members/set-brand-role';
import { memberProcedure, router } from '../../trpc/procedures.js';

export const membersRouter = router({
  list: memberProcedure.output(memberListSchema).query(({ ctx }) => listMembers(ctx.deps, ctx.principal)),
  change: memberProcedure
    .input(changeMemberSchema)
    .output(memberSchema)
    .mutation(({ ctx, input }) => changeMember(ctx.deps, ctx.principal, input)),
  setBrandRole: memberProcedure
    .input(setBrandRoleSchema)
    .output(memberSchema)
    .mutation(({ ctx, input }) => setBrandRole(ctx.deps, ctx.principal, input)),
  remove: memberProcedure
    .input(removeMemberSchema)
    .output(emptyResultSchema)
    .mutation(({ ctx, input }) => removeMember(ctx.deps, ctx.principal, input)),
  erase: memberProcedure
    .input(removeMemberSchema)
    .output(emptyResultSchema)
    .mutation(({ ctx, input }) => eraseMember(ctx.deps, ctx.principal, input)),
  explain: memberProcedure
    .input(explainAccessSchema)
    .output(explainAccessResultSchema)
    .query(({ ctx, input }) => explainMemberAccess(ctx.deps, ctx.principal, input)),
});
