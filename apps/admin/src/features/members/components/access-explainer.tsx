import { useState, type ReactNode } from 'react';
import type { Member } from '@safecode/domain/members/member';
import { trpc } from '../../../api/trpc.js';
import { QueryView } from '../../../components/states/query-view.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { ChoiceField } from '../../../components/table/filter-bar.js';
import type { BrandView } from '../../../routing/use-scope.js';
import { messages } from '../messages.js';
import classes from './members.module.css';

interface ExplainedRight {
  readonly permission: string;
  readonly text: string;
  readonly allowed: boolean;
  readonly why: string;
}

const columns: readonly Column<ExplainedRight>[] = [
  { key: 'right', header: messages.right, phone: 'title', cell: (row) => row.text },
  { key: 'may', header: messages.may, tight: true, cell: (row) => <span className={row.allowed ? classes.yes : classes.no}>{row.allowed ? messages.yes : messages.no}</span> },
  { key: 'why', header: messages.reason, cell: (row) => row.why.charAt(0).toUpperCase() + row.why.slice(1) },
];

/** What a person may do, right by right, each with the reason; for the organisation or for one brand. */
export function AccessExplainer({ member, brands }: { member: Member; brands: readonly BrandView[] }): ReactNode {
  const [brandId, setBrandId] = useState<string | undefined>(undefined);
  const query = trpc.members.explain.useQuery({ userId: member.userId, ...(brandId === undefined ? {} : { brandId: Number(brandId) }) });
  return (
    <div className={classes.explainer}>
      <ChoiceField
        label={messages.whereLabel}
        any={messages.whole}
        value={brandId}
        choices={brands.map((brand) => ({ value: String(brand.id), label: `${messages.forBrand} ${brand.name}` }))}
        onChoose={setBrandId}
      />
      <QueryView query={query}>{({ rows }) => <DataTable label={messages.whyNamed(member.name)} columns={columns} rows={rows} rowKey={(row) => row.permission} />}</QueryView>
    </div>
  );
}
