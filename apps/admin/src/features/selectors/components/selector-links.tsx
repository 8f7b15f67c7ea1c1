import type { ReactNode } from 'react';
import { ViewLinks } from '../../../components/page/view-links.js';
import { paths } from '../../../routing/paths.js';
import { messages } from '../messages.js';

/** The list of the brand, and the two ways to a selector that holds. */
export function SelectorLinks({ org, brand }: { org: string; brand: string }): ReactNode {
  return (
    <ViewLinks
      label={messages.title}
      links={[
        { to: paths.knowledge(org, brand, 'selectors'), label: messages.list, isExact: true },
        { to: paths.selectorTester(org, brand), label: messages.tester.title },
        { to: paths.selectorFinder(org, brand), label: messages.finder.title },
      ]}
    />
  );
}
