import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { trpc } from '../../../api/trpc.js';
import { Dialog } from '../../../components/dialog/dialog.js';
import { Page } from '../../../components/page/page.js';
import { EmptyState } from '../../../components/states/empty-state.js';
import { QueryView } from '../../../components/states/query-view.js';
import { useScope } from '../../../routing/use-scope.js';
import { useSearchState } from '../../../routing/use-search-state.js';
import { useAudit } from '../api/use-audit.js';
import { AuditFilters } from '../components/audit-filters.js';
import { AuditTable } from '../components/audit-table.js';
import { CodeProof } from '../components/code-proof.js';
import { EntryDetail } from '../components/entry-detail.js';
import { ExportMenu } from '../components/export-menu.js';
import { LedgerHeader } from '../components/ledger-header.js';
import { messages } from '../messages.js';
import classes from '../components/audit.module.css';
import { auditSearchSchema, NO_FILTERS, toFilter, type AuditSearch } from './audit-search.js';

type Change = (patch: Partial<AuditSearch>, how?: 'push' | 'replace') => void;

function Entries({ search, change }: { search: AuditSearch; change: Change }): ReactNode {
  const { organization } = useScope();
  const filter = toFilter(search);
  const pages = useAudit(filter);
  return (
    <QueryView query={pages}>
      {({ rows }) =>
        rows.length > 0 ? (
          <>
            <AuditTable rows={rows} organization={organization} openedWith={(sequence) => ({ ...search, entry: sequence })} />
            <div className={classes.more}>
              <span>{messages.shown(rows.length)}</span>
              {pages.hasMore ? (
                <Button size="xs" variant="default" onClick={pages.loadMore} aria-busy={pages.loadingMore}>
                  {messages.more}
                </Button>
              ) : null}
            </div>
          </>
        ) : Object.keys(filter).length > 0 ? (
          <EmptyState title={messages.emptyFiltered} action={<Button variant="default" onClick={() => change(NO_FILTERS)}>{messages.clear}</Button>} />
        ) : (
          <EmptyState title={messages.empty}>{messages.emptyText}</EmptyState>
        )
      }
    </QueryView>
  );
}

export function AuditPage(): ReactNode {
  const { organization } = useScope();
  const [search, change] = useSearchState(auditSearchSchema);
  const status = trpc.audit.status.useQuery();
  return (
    <Page
      title={messages.title}
      place={organization.name}
      lead={messages.lead}
      actions={
        <>
          <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
            {messages.print}
          </Button>
          <ExportMenu organization={organization.slug} filter={toFilter(search)} />
        </>
      }
    >
      <QueryView query={status}>
        {(known) => (
          <>
            <LedgerHeader status={known} />
            {search.code === undefined ? null : <CodeProof codeId={Number(search.code)} />}
            <AuditFilters search={search} organization={organization} change={change} />
            <Entries search={search} change={change} />
          </>
        )}
      </QueryView>
      <Dialog opened={search.entry !== undefined} onClose={() => change({ entry: undefined })} title={messages.entry(Number(search.entry ?? 0))} size="xl">
        {search.entry === undefined ? null : <EntryDetail sequence={Number(search.entry)} organization={organization} />}
      </Dialog>
    </Page>
  );
}
