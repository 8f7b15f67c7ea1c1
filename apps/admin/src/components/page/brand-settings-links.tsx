import type { ReactNode } from 'react';
import { paths } from '../../routing/paths.js';
import { ViewLinks } from './view-links.js';

/** The parts of the settings of a brand, each with its address. */
export function BrandSettingsLinks({ org, brand }: { org: string; brand: string }): ReactNode {
  return (
    <ViewLinks
      label="Settings of the brand"
      links={[
        { to: paths.brandSettings(org, brand), label: 'Brand', isExact: true },
        { to: paths.brandDomains(org, brand), label: 'Domains' },
        { to: paths.reviewPolicy(org, brand), label: 'Review' },
        { to: paths.learningPolicy(org, brand), label: 'Learning' },
      ]}
    />
  );
}
