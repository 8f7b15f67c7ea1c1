import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { SelectorUsage } from '@safecode/domain/selectors/selector-stage';
import { Panel } from '../../../components/page/panel.js';
import { Notice } from '../../../components/states/notice.js';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { paths } from '../../../routing/paths.js';
import { messages } from '../messages.js';
import classes from './selectors.module.css';

export interface UsagePanelProps {
  usage: SelectorUsage;
  org: string;
  brand: string;
}

const templateColumns = (org: string, brand: string): readonly Column<SelectorUsage['templates'][number]>[] => [
  { key: 'name', header: messages.template, phone: 'title', cell: (row) => <Link to={paths.template(org, brand, row.id)} data-row-link>{`${row.name} v${row.version}`}</Link> },
  { key: 'by', header: messages.usage, cell: (row) => (row.by === 'role' ? messages.byRole : messages.byCode) },
];

const codeColumns = (org: string, brand: string): readonly Column<SelectorUsage['codes'][number]>[] => [
  { key: 'title', header: messages.code, phone: 'title', cell: (row) => <Link to={paths.code({ org, brand, codeId: row.id })} data-row-link>{`#${row.id} ${row.title}`}</Link> },
  { key: 'page', header: messages.pageType, tight: true, cell: (row) => row.pageType },
  { key: 'status', header: messages.status, tight: true, cell: (row) => <StatusBadge family="code" status={row.status} /> },
];

/** Templates, codes, selectors and incidents that have to do with a selector. */
export function UsagePanel({ usage, org, brand }: UsagePanelProps): ReactNode {
  const { templates, codes, codesByStatus, liveCount, replaces, incidents, unread } = usage;
  const count = Object.values(codesByStatus).reduce((sum, of) => sum + (of ?? 0), 0);
  return (
    <Panel title={messages.usage} aside={<span className={classes.muted}>{templates.length + count === 0 ? messages.usageNone : messages.usageLine(templates.length, count, liveCount)}</span>}>
      {unread === 0 ? null : (
        <Notice tone="info">
          <p>{messages.unread(unread)}</p>
        </Notice>
      )}
      {templates.length === 0 ? null : (
        <DataTable
          label={messages.templates}
          rows={templates}
          rowKey={(row) => row.id}
          columns={templateColumns(org, brand)}
        />
      )}
      {codes.length === 0 ? null : (
        <DataTable
          label={messages.codes}
          rows={codes}
          rowKey={(row) => row.id}
          columns={codeColumns(org, brand)}
        />
      )}
      {count > codes.length ? <p className={classes.muted}>{messages.codesMore(count - codes.length)}</p> : null}
      <Related usage={{ replaces, incidents }} org={org} brand={brand} />
    </Panel>
  );
}

function Related({ usage: { replaces, incidents }, org, brand }: { usage: Pick<SelectorUsage, 'replaces' | 'incidents'>; org: string; brand: string }): ReactNode {
  return (
    <>
      {replaces.length === 0 ? null : (
        <p>
          {messages.replaces}:{' '}
          {replaces.map(({ id, name }, at) => (
            <span key={id}>
              {at === 0 ? '' : ', '}
              <Link to={paths.selector(org, brand, id)}>{name}</Link>
            </span>
          ))}
        </p>
      )}
      {incidents.length === 0 ? null : (
        <ul className={classes.plain} aria-label={messages.incidents}>
          {incidents.map(({ id, openedAt, closedAt }) => (
            <li key={id}>
              <Link to={paths.health(org, brand)} search={{ incident: id } as never}>
                {messages.incident(id)}
              </Link>
              , <TimeStamp iso={openedAt} />
              {closedAt === null ? `, ${messages.incidentOpen}` : ''}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
