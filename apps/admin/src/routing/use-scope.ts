import { useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { Permission } from '@safecode/domain/access/permissions';
import type { SessionView } from '@safecode/domain/sessions/session';
import { useSession } from '../api/session.js';
import type { ScopeSlugs } from './paths.js';

export type OrganizationView = SessionView['organizations'][number];
export type BrandView = OrganizationView['brands'][number];

export interface Scope {
  readonly organization: OrganizationView;
  /** The brand of the path; null on screens for all brands. */
  readonly brand: BrandView | null;
  readonly slugs: ScopeSlugs;
  /** What the server said this person may do: in the brand of the path, or of the one given, else in the organisation. */
  readonly can: (permission: Permission, brand?: BrandView) => boolean;
}

/** Organisation and brand of the path, with what the person may do there. Only behind the guard of the organisation. */
export function useScope(): Scope {
  const session = useSession();
  const params = useParams({ strict: false });
  const organization = session.organizations.find((entry) => entry.slug === params.org);
  if (organization === undefined) throw new Error('The guard of the organisation lets only members in.');
  const brand = organization.brands.find((entry) => entry.slug === params.brand) ?? null;
  return useMemo(
    () => ({
      organization,
      brand,
      slugs: { org: organization.slug, brand: brand?.slug ?? null },
      can: (permission: Permission, other?: BrandView) => {
        const place = other ?? brand;
        return organization.permissions.includes(permission) || (place?.permissions.includes(permission) ?? false);
      },
    }),
    [organization, brand],
  );
}

export interface BrandScope extends Scope {
  readonly brand: BrandView;
}

/** The same for screens that exist only for one brand. */
export function useBrandScope(): BrandScope {
  const scope = useScope();
  if (scope.brand === null) throw new Error('This screen belongs to a brand.');
  return { ...scope, brand: scope.brand };
}
