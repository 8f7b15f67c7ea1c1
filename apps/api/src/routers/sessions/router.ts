import { emptyResultSchema } from '@safecode/domain/paging/empty-result';
import { changePasswordSchema, endSessionSchema, sessionViewSchema, signInSchema } from '@safecode/domain/sessions/session';
import { deviceListSchema, endedDevicesSchema } from '@safecode/domain/sessions/device-list';
import { changePassword } from '@safecode/usecases/sessions/change-password';
import { endDevice } from '@safecode/usecases/sessions/end-device';
import { endOtherDevices } from '@safecode/usecases/sessions/end-other-devices';
import { listDevices } from '@safecode/usecases/sessions/list-devices';
import { signIn } from '@safecode/usecases/sessions/sign-in';
import { signOut } from '@safecode/usecases/sessions/sign-out';
import { viewSession } from '@safecode/usecases/sessions/view-session';
import { personProcedure, publicProcedure, router } from '../../trpc/procedures.js';

export const sessionRouter = router({
  signIn: publicProcedure
    .input(signInSchema)
    .output(sessionViewSchema)
    .mutation(async ({ ctx, input }) => {
      const { view, session } = await signIn(ctx.deps, { ...input, ...ctx.client });
      ctx.setSession(session);
      return view;
    }),
  signOut: publicProcedure.output(emptyResultSchema).mutation(async ({ ctx }) => {
    const person = await ctx.caller.person();
    if (person !== null) await signOut(ctx.deps, person);
    ctx.setSession(null);
    return {};
  }),
  current: publicProcedure.output(sessionViewSchema.nullable()).query(async ({ ctx }) => {
    const person = await ctx.caller.person();
    return person === null ? null : viewSession(ctx.deps, person);
  }),
  devices: personProcedure.output(deviceListSchema).query(({ ctx }) => listDevices(ctx.deps, ctx.person)),
  endDevice: personProcedure
    .input(endSessionSchema)
    .output(emptyResultSchema)
    .mutation(async ({ ctx, input }) => {
      await endDevice(ctx.deps, ctx.person, input);
      return {};
    }),
  endOtherDevices: personProcedure.output(endedDevicesSchema).mutation(({ ctx }) => endOtherDevices(ctx.deps, ctx.person)),
  changePassword: personProcedure
    .input(changePasswordSchema)
    .output(emptyResultSchema)
    .mutation(async ({ ctx, input }) => {
      await changePassword(ctx.deps, ctx.person, input);
      return {};
    }),
});
