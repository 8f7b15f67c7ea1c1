import { DomainError } from '@safecode/domain/errors/domain-error';
import type { invitationPreviewSchema } from '@safecode/domain/members/member';
import { findInvitationByToken } from '@safecode/database/invitations/invitation-repository';
import type { z } from 'zod';
import type { Deps } from '../deps.js';

/** What a link opens. Whoever holds the link may know. @throws invitation.invalid */
export async function previewInvitation(deps: Deps, input: { readonly token: string }): Promise<z.infer<typeof invitationPreviewSchema>> {
  const found = await findInvitationByToken(deps.db, deps.auth.hashInvitationToken(input.token));
  if (found === null) throw new DomainError('invitation.invalid');
  const { organization, email, role, invitedBy, hasAccount } = found;
  return { organization, email, role, invitedBy, hasAccount };
}
