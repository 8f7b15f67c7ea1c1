import { notFound, redirect } from '@tanstack/react-router';
import type { SessionView } from '@safecode/domain/sessions/session';
import { personalQueryClient, sessionQuery } from '../../api/session.js';
import { paths } from '../../routing/paths.js';

const currentSession = (): Promise<SessionView | null> => personalQueryClient.ensureQueryData(sessionQuery);

/** Where somebody starts: Home of the first organisation, or the sign-in page. */
export async function redirectToStart(): Promise<never> {
  const session = await currentSession();
  const first = session?.organizations[0];
  throw redirect({ to: first === undefined ? paths.signIn : paths.home({ org: first.slug, brand: null }), replace: true });
}

/** Lets only members of the organisation in; strangers sign in first and come back to the same address. */
export async function requireOrganization(org: string, href: string): Promise<void> {
  const session = await currentSession();
  if (session === null) throw redirect({ to: paths.signIn, search: { to: href } as never, replace: true });
  if (!session.organizations.some((entry) => entry.slug === org)) throw notFound();
}

/** A brand that is unknown, or that the person has no access to: both look the same. */
export async function requireBrand(org: string, brand: string): Promise<void> {
  const session = await currentSession();
  const organization = session?.organizations.find((entry) => entry.slug === org);
  if (organization?.brands.some((entry) => entry.slug === brand) !== true) throw notFound();
}
