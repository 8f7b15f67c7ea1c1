import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { SelectorDetail } from '@safecode/domain/selectors/selector-stage';
import { LinkButton } from '../../../components/actions/link-button.js';
import { Facts } from '../../../components/page/facts.js';
import { Page } from '../../../components/page/page.js';
import { Columns, Panel } from '../../../components/page/panel.js';
import { QueryView } from '../../../components/states/query-view.js';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { parseId } from '../../../routing/parse-id.js';
import { paths } from '../../../routing/paths.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { useSelector } from '../api/use-selectors.js';
import { HistoryPanel } from '../components/history-panel.js';
import { PagesPanel } from '../components/pages-panel.js';
import { StagePanel } from '../components/stage-panel.js';
import { UsagePanel } from '../components/usage-panel.js';
import { messages } from '../messages.js';

/** One selector: its stage, what uses it, how it does, and what was seen of it. */
export function SelectorPage(): ReactNode {
  const { brand, slugs, can } = useBrandScope();
  const selectorId = parseId(useParams({ strict: false }).selectorId);
  const query = useSelector(selectorId);
  const detail = query.data;
  return (
    <Page
      title={detail?.selector.name ?? messages.facts}
      place={brand.name}
      trail={{ label: messages.title, to: paths.knowledge(slugs.org, brand.slug, 'selectors') }}
      status={detail === undefined ? undefined : <StatusBadge family="selector" status={detail.selector.status} />}
      actions={
        <LinkButton variant="default" to={paths.health(slugs.org, brand.slug)}>
          {messages.healthLink}
        </LinkButton>
      }
    >
      <QueryView query={query}>
        {(loaded) => (
          <>
            <Columns main={<StagePanel detail={loaded} canChange={can('knowledge.update')} />} side={<SelectorFacts detail={loaded} />} />
            <UsagePanel usage={loaded.usage} org={slugs.org} brand={brand.slug} />
            <PagesPanel pages={loaded.pages} />
            <HistoryPanel selectorId={selectorId} />
          </>
        )}
      </QueryView>
    </Page>
  );
}

function SelectorFacts({ detail: { selector } }: { detail: SelectorDetail }): ReactNode {
  return (
    <Panel title={messages.facts}>
      <Facts
        facts={[
          { label: messages.selector, value: <code>{selector.selector}</code> },
          { label: messages.pageType, value: selector.pageType },
          ...(selector.role === null ? [] : [{ label: messages.role, value: <code>{selector.role}</code> }]),
          ...(selector.replacement === null ? [] : [{ label: messages.replacement, value: <code>{selector.replacement}</code> }]),
          ...(selector.description === '' ? [] : [{ label: messages.description, value: selector.description }]),
        ]}
      />
    </Panel>
  );
}
