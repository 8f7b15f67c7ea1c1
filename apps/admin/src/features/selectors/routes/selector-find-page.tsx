import type { ReactNode } from 'react';
import type { PageReference } from '@safecode/domain/page-captures/page-capture';
import { KnowledgeLinks } from '../../../components/page/knowledge-links.js';
import { Page } from '../../../components/page/page.js';
import { QueryView } from '../../../components/states/query-view.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { useSearchState } from '../../../routing/use-search-state.js';
import { newestPage, useCapturedPages, useFoundElements } from '../api/use-page-captures.js';
import { PagePicker } from '../components/captures/page-picker.js';
import { FinderResults } from '../components/finder/finder-results.js';
import { SelectorLinks } from '../components/selector-links.js';
import { messages } from '../messages.js';
import { readReference, writeReference } from './page-reference.js';
import { selectorFindSearchSchema } from './selector-find-search.js';

const KINDS = ['capture'] as const;
const words = messages.finder;

/** Finds the elements of a page that variations are made for, with selectors that hold; needs no model. */
export function SelectorFindPage(): ReactNode {
  const { brand, slugs } = useBrandScope();
  const [search, change] = useSearchState(selectorFindSearchSchema);
  const pages = useCapturedPages(brand.id);
  return (
    <Page title={words.heading} place={brand.name} lead={words.lead}>
      <KnowledgeLinks org={slugs.org} brand={brand.slug} />
      <SelectorLinks org={slugs.org} brand={brand.slug} />
      <QueryView query={pages}>
        {(data) => (
          <PagePicker pages={data} kinds={KINDS} chosen={captureOf(search.page) ?? newestPage(data, { kinds: KINDS })} onChoose={(page) => change({ page: writeReference(page), sel: undefined })}>
            {({ id }) => <Found captureId={id} />}
          </PagePicker>
        )}
      </QueryView>
    </Page>
  );
}

/** Elements are found on captures only: a snapshot in the address is none. */
function captureOf(text: string | undefined): PageReference | null {
  const page = readReference(text);
  return page?.kind === 'capture' ? page : null;
}

function Found({ captureId }: { captureId: number }): ReactNode {
  const found = useFoundElements(captureId);
  return <QueryView query={found}>{(data) => <FinderResults key={data.captureId} found={data} />}</QueryView>;
}
