import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { HomeSummary } from '@safecode/domain/home/home-summary';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { paths } from '../../../routing/paths.js';
import { messages } from '../messages.js';

type Code = HomeSummary['recentCodes'][number];

function columns(org: string, withBrand: boolean): Column<Code>[] {
  const brand: Column<Code>[] = withBrand ? [{ key: 'brand', header: messages.brand, cell: (code) => code.brandName }] : [];
  return [
    {
      key: 'what',
      header: messages.what,
      phone: 'title',
      cell: (code) => (
        <Link to={paths.code({ org, brand: code.brandSlug, codeId: code.id })} data-row-link>
          #{code.id} {code.title}
        </Link>
      ),
    },
    ...brand,
    { key: 'page', header: messages.page, cell: (code) => code.pageType },
    { key: 'checks', header: messages.checks, tight: true, cell: (code) => <StatusBadge family="verdict" status={code.verdict} /> },
    { key: 'by', header: messages.by, phone: 'hidden', cell: (code) => code.createdBy },
    { key: 'age', header: messages.age, tight: true, cell: (code) => <TimeStamp iso={code.createdAt} /> },
  ];
}

export function RecentCodes({ org, codes, withBrand }: { org: string; codes: readonly Code[]; withBrand: boolean }): ReactNode {
  return <DataTable label={messages.recent} columns={columns(org, withBrand)} rows={codes} rowKey={(code) => code.id} />;
}
