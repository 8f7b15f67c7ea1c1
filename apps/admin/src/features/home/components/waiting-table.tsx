import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { HomeSummary } from '@safecode/domain/home/home-summary';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { paths } from '../../../routing/paths.js';
import { messages } from '../messages.js';
import { waitingItems, type WaitingItem } from './waiting-items.js';
import classes from './home.module.css';

function What({ item, org }: { item: WaitingItem; org: string }): ReactNode {
  return item.kind === 'review' ? (
    <Link to={paths.code({ org, brand: item.review.brandSlug, codeId: item.review.id })} data-row-link>
      #{item.review.id} {item.review.title}
    </Link>
  ) : (
    <Link to={paths.run(org, item.run.brandSlug, item.run.id)} data-row-link>
      {item.run.description}
    </Link>
  );
}

const placeOf = (item: WaitingItem) => (item.kind === 'review' ? item.review : item.run);

function columns(org: string, withBrand: boolean): Column<WaitingItem>[] {
  const brand: Column<WaitingItem>[] = withBrand ? [{ key: 'brand', header: messages.brand, tight: true, cell: (item) => placeOf(item).brandName }] : [];
  return [
    { key: 'what', header: messages.what, phone: 'title', cell: (item) => <What item={item} org={org} /> },
    ...brand,
    { key: 'page', header: messages.page, tight: true, cell: (item) => placeOf(item).pageType },
    {
      key: 'status',
      header: messages.status,
      tight: true,
      cell: (item) => (item.kind === 'review' ? <StatusBadge family="code" status={item.review.status} /> : <StatusBadge family="run" status={item.run.status} />),
    },
    {
      key: 'why',
      header: messages.why,
      cell: (item) => (
        <span className={classes.reason}>
          {item.reason} {item.since === null ? null : <span className={classes.muted}><TimeStamp iso={item.since} /></span>}
        </span>
      ),
    },
    {
      key: 'due',
      header: messages.due,
      tight: true,
      needsHeader: true,
      cell: (item) =>
        item.kind !== 'review' || item.review.dueAt === null ? null : (
          <span className={item.review.isOverdue ? classes.overdue : undefined}>
            {item.review.isOverdue ? `${messages.overdue} ` : null}
            <TimeStamp iso={item.review.dueAt} format="moment" />
          </span>
        ),
    },
  ];
}

/** What somebody has to do next, code and runs in one list: the first row is the next thing. */
export function WaitingTable({ org, summary, withBrand }: { org: string; summary: Pick<HomeSummary, 'reviews' | 'waiting'>; withBrand: boolean }): ReactNode {
  const items = waitingItems(summary);
  return <DataTable label={messages.waiting} columns={columns(org, withBrand)} rows={items} rowKey={(item) => `${item.kind}${placeOf(item).id}`} total={summary.reviews.total + summary.waiting.length} />;
}
