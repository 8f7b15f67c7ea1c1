import type { ReactNode } from 'react';
import type { FindingCategory } from '@safecode/domain/verification/categories';
import { FINDING_CATEGORIES } from '@safecode/domain/verification/categories';
import type { VariationReport } from '@safecode/domain/verification/report';
import { CATEGORY_NAMES } from '../../../components/code/finding-categories.js';
import { LANGUAGE_NAMES } from '../../../components/code/finding-card.js';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { formatList } from '../../../i18n/format-number.js';
import { messages } from '../messages.js';
import { summarizeChecks, type CheckRow } from '../../../components/code/summarize-checks.js';
import classes from './codes.module.css';

const columns: readonly Column<CheckRow>[] = [
  { key: 'check', header: messages.check, phone: 'title', cell: (row) => CATEGORY_NAMES[row.category] },
  {
    key: 'result',
    header: messages.result,
    cell: (row) => (
      <span className={classes.checks}>
        <StatusBadge family="check" status={row.status} />
        {row.errors + row.warnings === 0 ? null : <span className={classes.muted}>{messages.counts(row.errors, row.warnings)}</span>}
      </span>
    ),
  },
  { key: 'in', header: messages.checkedIn, cell: (row) => (row.checkedIn.length === 0 ? messages.none : formatList(row.checkedIn.map((language) => LANGUAGE_NAMES[language]))) },
  { key: 'version', header: messages.verifier, phone: 'hidden', cell: (row) => row.versions.join(', ') },
];

const ORDER: readonly FindingCategory[] = FINDING_CATEGORIES;

/** Every category, checked or not, so that nothing is taken for proved that was not looked at. */
export function CheckTable({ report }: { report: VariationReport }): ReactNode {
  return <DataTable label={messages.proved} columns={columns} rows={summarizeChecks(report, ORDER)} rowKey={(row) => row.category} />;
}
