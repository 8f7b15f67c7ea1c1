import { Navigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { LinkButton } from '../../../components/actions/link-button.js';
import { Page } from '../../../components/page/page.js';
import { EmptyState } from '../../../components/states/empty-state.js';
import { paths } from '../../../routing/paths.js';
import { useScope } from '../../../routing/use-scope.js';
import { messages } from '../messages.js';
import classes from '../components/generation.module.css';

/** Generating without a brand in the address: the only one is taken, of several one is chosen. */
export function ChooseBrandPage(): ReactNode {
  const { organization, slugs } = useScope();
  const brands = organization.brands.filter((brand) => brand.permissions.includes('code.generate'));
  const [first] = brands;
  if (first !== undefined && brands.length === 1) return <Navigate to={paths.generate({ org: slugs.org, brand: first.slug })} replace />;
  return (
    <Page title={messages.chooseBrand} place={organization.name} {...(brands.length === 0 ? {} : { lead: messages.chooseBrandLead })}>
      {brands.length === 0 ? (
        <EmptyState title={messages.noBrand}>{messages.noBrandText}</EmptyState>
      ) : (
        <div className={classes.brands}>
          {brands.map((brand) => (
            <LinkButton key={brand.id} variant="default" to={paths.generate({ org: slugs.org, brand: brand.slug })}>
              {brand.name}
            </LinkButton>
          ))}
        </div>
      )}
    </Page>
  );
}
