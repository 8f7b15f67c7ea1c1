import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { MendView } from '@safecode/domain/selector-health/mend';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { paths } from '../../../routing/paths.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { messages } from '../messages.js';
import classes from './health.module.css';
import { MendTable } from './mend-table.js';

/** A mend that was decided on: what it made of the selectors, and how far the codes that use them have come. */
export function MendOutcomePanel({ mend }: { mend: MendView }): ReactNode {
  return (
    <section className={classes.mend} aria-label={messages.proposal}>
      <div className={classes.head}>
        <StatusBadge family="mend" status={mend.status} />
        <span>
          {messages.proposedBy(mend.proposedBy)}
          {mend.decidedBy === null || mend.decidedBy === mend.proposedBy ? null : `, ${messages.decidedBy(mend.decidedBy)}`}, <TimeStamp iso={mend.decidedAt ?? mend.proposedAt} />
        </span>
      </div>
      {mend.decisionNote === '' ? null : <blockquote className={classes.note}>{mend.decisionNote}</blockquote>}
      <details>
        <summary>{messages.showClosed(mend.mends.length)}</summary>
        <MendTable mend={mend} />
      </details>
      {mend.status === 'applied' ? <Followers mend={mend} /> : null}
    </section>
  );
}

const codeColumns = (org: string, brand: string): readonly Column<MendView['codes'][number]>[] => [
  {
    key: 'code',
    header: messages.revisedCodes,
    phone: 'title',
    cell: (row) => (
      <Link to={paths.code({ org, brand, codeId: row.id }, row.revision === null ? 'code' : 'diff')} data-row-link>
        #{row.id} {row.title}
      </Link>
    ),
  },
  { key: 'state', header: messages.state, cell: (row) => <StatusBadge family="mendCode" status={row.state} {...(row.revision === null ? {} : { detail: `(${messages.revision(row.revision)})` })} /> },
  { key: 'why', header: messages.reason, cell: (row) => row.why },
];

function Followers({ mend }: { mend: MendView }): ReactNode {
  const { slugs } = useBrandScope();
  const [org, brand] = [slugs.org, slugs.brand ?? ''];
  return (
    <>
      {mend.templates.length + mend.templatesLeft.length === 0 ? null : (
        <ul className={classes.reasons}>
          {mend.templates.map(({ id, name, version }) => (
            <li key={id}>
              <Link to={paths.template(org, brand, id)}>
                {name} v{version}
              </Link>
            </li>
          ))}
          {mend.templatesLeft.map(({ id, name, why }) => (
            <li key={id}>
              <Link to={paths.template(org, brand, id)}>{name}</Link>: {messages.left}. {why}
            </li>
          ))}
        </ul>
      )}
      {mend.codes.length === 0 ? (
        <p className={classes.muted}>{mend.isListed ? messages.noCodes : messages.listing}</p>
      ) : (
        <DataTable
          label={messages.revisedCodes}
          rows={mend.codes}
          rowKey={(row) => row.id}
          columns={codeColumns(org, brand).filter(({ key }) => key !== 'why' || mend.codes.some(({ why }) => why !== ''))}
        />
      )}
    </>
  );
}
