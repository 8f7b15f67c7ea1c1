import type { ReactNode } from 'react';
import { Page } from '../../../components/page/page.js';
import { useSearchState } from '../../../routing/use-search-state.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { ComposerForm } from '../components/composer-form.js';
import { messages } from '../messages.js';
import { generateSearchSchema } from './generate-search.js';

export function GeneratePage(): ReactNode {
  const scope = useBrandScope();
  const [search] = useSearchState(generateSearchSchema);
  return (
    <Page title={messages.title(scope.brand.name)} tabTitle={messages.tabTitle} place={scope.brand.name} lead={messages.lead}>
      <ComposerForm key={scope.brand.id} scope={scope} preset={search} />
    </Page>
  );
}
