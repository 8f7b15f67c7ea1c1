import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { DomSelector } from '@safecode/domain/selectors/dom-selector';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { paths } from '../../../routing/paths.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { messages } from '../messages.js';
import classes from './selectors.module.css';

export interface SelectorTableProps {
  selectors: readonly DomSelector[];
  total: number | null;
  canChange: boolean;
  /** The page of a selector. */
  addressOf: (selector: DomSelector) => string;
  onEdit: (selector: DomSelector) => void;
  onArchive: (selector: DomSelector) => void;
}

function columns({ canChange, addressOf, onEdit, onArchive }: SelectorTableProps, tester: string): Column<DomSelector>[] {
  const actions: Column<DomSelector> = {
    key: 'actions',
    header: messages.actions,
    tight: true,
    cell: (row) =>
      row.status === 'archived' ? null : (
        <span className={classes.actions}>
          <Button size="xs" variant="default" aria-label={messages.editNamed(row.name)} onClick={() => onEdit(row)}>
            {messages.edit}
          </Button>
          <Button size="xs" variant="default" aria-label={messages.archiveNamed(row.name)} onClick={() => onArchive(row)}>
            {messages.archive}
          </Button>
        </span>
      ),
  };
  return [
    {
      key: 'name',
      header: messages.name,
      phone: 'title',
      cell: (row) => (
        <>
          <Link to={addressOf(row)} data-row-link className={classes.target}>
            <strong>{row.name}</strong>
          </Link>
          <br />
          <Link to={tester} search={{ selector: row.selector, type: row.pageType } as never} className={classes.target}>
            <code>{row.selector}</code>
          </Link>
          {row.replacement === null ? null : (
            <div className={classes.muted}>
              {messages.replacement}: <code>{row.replacement}</code>
            </div>
          )}
        </>
      ),
    },
    { key: 'page', header: messages.pageType, tight: true, cell: (row) => row.pageType },
    { key: 'role', header: messages.role, tight: true, phone: 'hidden', cell: (row) => (row.role === null ? '' : <code>{row.role}</code>) },
    {
      key: 'status',
      header: messages.status,
      tight: true,
      cell: (row) => <StatusBadge family="selector" status={row.status} />,
    },
    {
      key: 'updated',
      header: messages.updated,
      tight: true,
      phone: 'hidden',
      cell: (row) => (
        <>
          <TimeStamp iso={row.updatedAt} />
          {row.updatedBy === null ? null : <div className={classes.muted}>{row.updatedBy}</div>}
        </>
      ),
    },
    ...(canChange ? [actions] : []),
  ];
}

export function SelectorTable(props: SelectorTableProps): ReactNode {
  const { slugs, brand } = useBrandScope();
  return <DataTable label={messages.title} columns={columns(props, paths.selectorTester(slugs.org, brand.slug))} rows={props.selectors} rowKey={(row) => row.id} total={props.total} />;
}
