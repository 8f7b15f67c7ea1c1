import type { ReactNode } from 'react';
import { paths, type ScopeSlugs } from '../../routing/paths.js';
import { ViewLinks } from './view-links.js';

/** The lists of code: all of it, and what waits for this person. */
export function CodeListLinks({ slugs, waiting }: { slugs: ScopeSlugs; waiting: number | undefined }): ReactNode {
  return (
    <ViewLinks
      label="Lists of code"
      links={[
        { to: paths.codes(slugs), label: 'All', isExact: true },
        { to: paths.waitingCodes(slugs), label: 'Waiting for me', count: waiting },
      ]}
    />
  );
}
