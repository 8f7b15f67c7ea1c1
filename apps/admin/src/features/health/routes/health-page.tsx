import { IconPlus } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { HealthOverview, WatchedPage } from '@safecode/domain/selector-health/health-view';
import { trpc } from '../../../api/trpc.js';
import { ActionButton } from '../../../components/actions/action-button.js';
import { flash } from '../../../components/announcer/flash.js';
import { ConfirmDialog } from '../../../components/dialog/confirm-dialog.js';
import { Dialog } from '../../../components/dialog/dialog.js';
import { Page } from '../../../components/page/page.js';
import { Panel } from '../../../components/page/panel.js';
import { EmptyState } from '../../../components/states/empty-state.js';
import { Notice } from '../../../components/states/notice.js';
import { QueryView } from '../../../components/states/query-view.js';
import { paths } from '../../../routing/paths.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { useSearchState } from '../../../routing/use-search-state.js';
import { useHealth, useHealthChanges } from '../api/use-health.js';
import { IncidentPanel } from '../components/incident-panel.js';
import { PageChanges } from '../components/page-changes.js';
import { RobotsOverrides } from '../components/robots-overrides.js';
import { WatchedPageForm } from '../components/watched-page-form.js';
import { WatchedPageTable } from '../components/watched-page-table.js';
import { messages } from '../messages.js';
import { healthSearchSchema } from './health-search.js';

type Opened = { what: 'form'; page: WatchedPage | null } | { what: 'remove'; page: WatchedPage } | null;

export function HealthPage(): ReactNode {
  const { brand, slugs, can } = useBrandScope();
  const query = useHealth(brand.id);
  const site = trpc.brands.bySlug.useQuery({ slug: brand.slug }).data?.site ?? 'https://';
  const { add, change, remove, visit } = useHealthChanges();
  const [opened, setOpened] = useState<Opened>(null);
  const [search] = useSearchState(healthSearchSchema);
  const canChange = can('knowledge.update');
  const close = (): void => setOpened(null);
  return (
    <Page
      title={messages.title}
      place={brand.name}
      lead={messages.lead}
      actions={
        <ActionButton leftSection={<IconPlus size={18} aria-hidden />} blockedBy={canChange ? null : messages.notAllowed} onClick={() => setOpened({ what: 'form', page: null })}>
          {messages.add}
        </ActionButton>
      }
    >
      <QueryView query={query}>
        {(overview) => (
          <>
            <RobotsOverrides overrides={overview.robotsOverrides} settings={paths.brandDomains(slugs.org, brand.slug)} />
            <Incidents overview={overview} named={search.incident ?? null} mayPropose={canChange} mayMend={can('health.mend')} />
            <PageChanges brandId={brand.id} mayMark={canChange} />
            {overview.pages.length === 0 ? (
              <EmptyState title={messages.nothingWatched}>{messages.nothingWatchedText}</EmptyState>
            ) : (
              <Panel title={messages.pages}>
                <WatchedPageTable
                  pages={overview.pages}
                  canChange={canChange}
                  onVisit={(page) => visit.mutate({ id: page.id }, { onSuccess: () => flash(messages.visiting) })}
                  onEdit={(page) => setOpened({ what: 'form', page })}
                  onRemove={(page) => setOpened({ what: 'remove', page })}
                />
              </Panel>
            )}
          </>
        )}
      </QueryView>
      <Dialog opened={opened?.what === 'form'} onClose={close} title={opened?.page === null ? messages.addTitle : messages.editTitle} size="lg">
        {opened?.what === 'form' ? (
          <WatchedPageForm
            page={opened.page}
            pageTypes={brand.pageTypes}
            site={site}
            onSend={async (content) => {
              await (opened.page === null ? add.mutateAsync({ ...content, brandId: brand.id }) : change.mutateAsync({ ...content, id: opened.page.id, expectedVersion: opened.page.version }));
              flash(messages.saved);
              close();
            }}
          />
        ) : null}
      </Dialog>
      <ConfirmDialog
        opened={opened?.what === 'remove'}
        onClose={close}
        title={messages.removeTitle}
        confirmLabel={messages.remove}
        onConfirm={async () => {
          if (opened?.what !== 'remove') return;
          await remove.mutateAsync({ id: opened.page.id });
          flash(messages.removed);
        }}
      >
        {messages.removeText}
      </ConfirmDialog>
    </Page>
  );
}

function Incidents({ overview, named, mayPropose, mayMend }: { overview: HealthOverview; named: number | null; mayPropose: boolean; mayMend: boolean }): ReactNode {
  const isSeen = overview.selectors.length > 0;
  const isWell = overview.incidents.every(({ closedAt }) => closedAt !== null);
  return (
    <>
      {isSeen && isWell ? (
        <Notice tone="ok">
          <p>{messages.allWell}</p>
        </Notice>
      ) : null}
      {overview.incidents.map((incident) => (
        <IncidentPanel key={incident.id} incident={incident} needsApproval={overview.mendsNeedApproval} mayPropose={mayPropose} mayMend={mayMend} isNamed={incident.id === named} />
      ))}
    </>
  );
}
