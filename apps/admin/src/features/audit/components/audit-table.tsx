import { IconApi, IconFingerprint, IconRobot, IconServerCog, IconUser, type Icon } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { AuditActor, AuditEntry } from '@safecode/domain/ledger/audit';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { formatMoment } from '../../../i18n/format-time.js';
import { paths } from '../../../routing/paths.js';
import type { OrganizationView } from '../../../routing/use-scope.js';
import { messages } from '../messages.js';
import { actionWords, objectWords } from './action-words.js';
import classes from './audit.module.css';

const ICONS: Readonly<Record<AuditActor['kind'], Icon>> = { user: IconUser, api_key: IconApi, opal: IconRobot, system: IconServerCog };

/** Who acted, as kind, name, and whom an agent acts for. */
export function ActorView({ actor }: { actor: AuditActor }): ReactNode {
  const KindIcon = ICONS[actor.kind];
  const { onBehalfOf } = actor;
  return (
    <>
      <span className={classes.who}>
        <KindIcon size={16} stroke={1.5} aria-hidden />
        {actor.label}
      </span>
      <div className={classes.second}>
        {messages.kinds[actor.kind]}
        {actor.keyId === null ? '' : ` ${actor.keyId}`}
        {onBehalfOf === null ? '' : ` ${messages.onBehalfOf(onBehalfOf.name ?? messages.erased(onBehalfOf.subject))}`}
      </div>
    </>
  );
}

/** The exact moment in UTC, and here. */
export function MomentView({ at }: { at: string }): ReactNode {
  return (
    <time dateTime={at}>
      <span className={classes.mono}>{at.replace('T', ' ').replace('Z', ' UTC')}</span>
      <div className={classes.second}>{formatMoment(at)}</div>
    </time>
  );
}

/** The object, as a link where there is a screen for it. */
export function ObjectView({ entry, organization }: { entry: AuditEntry; organization: OrganizationView }): ReactNode {
  const brand = organization.brands.find(({ id }) => id === entry.brandId);
  const name = entry.objectName ?? (entry.objectId.length > 16 ? `${entry.objectId.slice(0, 12)}…` : entry.objectId);
  return (
    <>
      {entry.codeId !== null && brand !== undefined ? <Link to={paths.code({ org: organization.slug, brand: brand.slug, codeId: entry.codeId })}>#{entry.codeId} {entry.objectName}</Link> : <span className={classes.object} title={entry.objectId}>{name}</span>}
      <div className={classes.second}>{[objectWords(entry.objectType), ...(entry.brandName === null ? [] : [entry.brandName])].join(', ')}</div>
    </>
  );
}

/** The seal of an entry: short on the screen, whole on paper. */
function SealView({ seal }: { seal: string }): ReactNode {
  return (
    <span className={classes.seal} title={seal}>
      <IconFingerprint size={14} stroke={1.75} aria-hidden />
      <span className={classes.short}>{seal.slice(0, 8)}</span>
      <span className={classes.full}>{seal}</span>
    </span>
  );
}

const columns = (organization: OrganizationView, openedWith: (sequence: number) => Record<string, unknown>): Column<AuditEntry>[] => [
  {
    key: 'action',
    header: messages.action,
    phone: 'title',
    cell: (row) => (
      <Link to="." search={openedWith(row.sequence) as never} data-row-link>
        {actionWords(row.action)}
      </Link>
    ),
  },
  { key: 'time', header: messages.time, tight: true, cell: (row) => <MomentView at={row.at} /> },
  { key: 'actor', header: messages.actor, cell: (row) => <ActorView actor={row.actor} /> },
  { key: 'object', header: messages.object, cell: (row) => <ObjectView entry={row} organization={organization} /> },
  { key: 'reason', header: messages.reason, phone: 'hidden', cell: (row) => row.reason ?? '' },
  { key: 'sequence', header: messages.sequence, align: 'end', tight: true, needsHeader: true, cell: (row) => row.sequence },
  { key: 'seal', header: messages.seal, tight: true, cell: (row) => <SealView seal={row.seal} /> },
];

export interface AuditTableProps {
  rows: readonly AuditEntry[];
  organization: OrganizationView;
  /** The search of the address with an entry opened. */
  openedWith: (sequence: number) => Record<string, unknown>;
}

export function AuditTable({ rows, organization, openedWith }: AuditTableProps): ReactNode {
  return <DataTable label={messages.table} columns={columns(organization, openedWith)} rows={rows} rowKey={(row) => row.sequence} />;
}
