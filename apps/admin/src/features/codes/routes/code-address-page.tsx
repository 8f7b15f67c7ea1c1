import { Navigate, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Page } from '../../../components/page/page.js';
import { QueryView } from '../../../components/states/query-view.js';
import { parseId } from '../../../routing/parse-id.js';
import { paths } from '../../../routing/paths.js';
import { useScope } from '../../../routing/use-scope.js';
import { useCode } from '../api/use-codes.js';
import { messages } from '../messages.js';

/** A code named without its brand (a number typed into the search): leads to the address with the brand. */
export function CodeAddressPage(): ReactNode {
  const { slugs, organization } = useScope();
  const codeId = parseId(useParams({ strict: false }).codeId);
  const query = useCode(codeId);
  return (
    <Page title={`#${codeId}`} place={organization.name} trail={{ label: messages.title, to: paths.codes(slugs) }}>
      <QueryView query={query}>{(code) => <Navigate to={paths.code({ org: slugs.org, brand: code.brandSlug, codeId })} replace />}</QueryView>
    </Page>
  );
}
