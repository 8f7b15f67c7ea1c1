import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { LegalHold } from '@safecode/domain/ledger/retention';
import { trpc } from '../../../api/trpc.js';
import { ActionButton } from '../../../components/actions/action-button.js';
import { Dialog } from '../../../components/dialog/dialog.js';
import { Page } from '../../../components/page/page.js';
import { Panel } from '../../../components/page/panel.js';
import { QueryView } from '../../../components/states/query-view.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { useScope } from '../../../routing/use-scope.js';
import { HoldForm } from '../components/hold-form.js';
import { ReleaseDialog } from '../components/release-dialog.js';
import { RetentionForm } from '../components/retention-form.js';
import { messages } from '../messages.js';
import classes from '../components/audit.module.css';

function scopeOf(hold: LegalHold): string {
  if (hold.scope === 'brand') return messages.holdOf.brand(hold.brandName ?? '');
  return hold.scope === 'code' ? messages.holdOf.code(hold.codeId ?? 0) : messages.holdOf.organization;
}

const columns = (canManage: boolean, onRelease: (hold: LegalHold) => void): Column<LegalHold>[] => [
  { key: 'scope', header: messages.scope, phone: 'title', cell: scopeOf },
  { key: 'why', header: messages.why, cell: (hold) => hold.reason },
  { key: 'placed', header: messages.placedBy, cell: (hold) => <>{hold.placedBy}, <TimeStamp iso={hold.placedAt} format="moment" /></> },
  {
    key: 'state',
    header: messages.inForce,
    cell: (hold) =>
      hold.releasedAt === null ? (
        <Button size="xs" variant="default" disabled={!canManage} onClick={() => onRelease(hold)}>
          {messages.release}
        </Button>
      ) : (
        <>{messages.wasReleased} <TimeStamp iso={hold.releasedAt} format="moment" />, {hold.releasedBy}</>
      ),
  },
];

function Holds({ canManage }: { canManage: boolean }): ReactNode {
  const { organization } = useScope();
  const query = trpc.audit.holds.useQuery();
  const [placing, setPlacing] = useState(false);
  const [releasing, setReleasing] = useState<LegalHold | null>(null);
  return (
    <Panel
      title={messages.holds}
      aside={
        <ActionButton size="xs" variant="default" blockedBy={canManage ? null : messages.notAllowed} onClick={() => setPlacing(true)}>
          {messages.place}
        </ActionButton>
      }
    >
      <p className={classes.hint}>{messages.holdsText}</p>
      <QueryView query={query}>
        {({ rows }) => (rows.length === 0 ? <p>{messages.noHolds}</p> : <DataTable label={messages.holds} columns={columns(canManage, setReleasing)} rows={rows} rowKey={(hold) => hold.id} />)}
      </QueryView>
      <Dialog opened={placing} onClose={() => setPlacing(false)} title={messages.place}>
        <HoldForm organization={organization} onDone={() => setPlacing(false)} />
      </Dialog>
      <ReleaseDialog hold={releasing} onClose={() => setReleasing(null)} />
    </Panel>
  );
}

export function LedgerSettingsPage(): ReactNode {
  const { organization, can } = useScope();
  const query = trpc.audit.retention.useQuery();
  const canManage = can('audit.manage');
  return (
    <Page title={messages.settingsTitle} place={organization.name} lead={messages.settingsLead}>
      <QueryView query={query}>
        {(retention) => (
          <>
            <Panel title={messages.retention}>
              <p className={classes.hint}>{messages.retentionText}</p>
              <RetentionForm key={retention.version} retention={retention} canManage={canManage} />
            </Panel>
            <Holds canManage={canManage} />
          </>
        )}
      </QueryView>
    </Page>
  );
}
