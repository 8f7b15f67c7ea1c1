import { IconArrowDown, IconArrowsSort, IconArrowUp } from '@tabler/icons-react';
import { useCallback, useRef, type ReactNode } from 'react';
import { ScrollRegion } from '../layout/scroll-region.js';
import { useRowKeys } from './use-row-keys.js';
import classes from './data-table.module.css';

export type SortDirection = 'ascending' | 'descending' | 'none';

export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand right. */
  readonly align?: 'start' | 'end';
  /** As narrow as its content. */
  readonly tight?: boolean;
  /** What becomes of the cell on a phone: the first line, the second line (default), or nothing. */
  readonly phone?: 'title' | 'meta' | 'hidden';
  /** The value says nothing without its header: a phone, which shows no headers, puts it before the value. */
  readonly needsHeader?: boolean;
  readonly sort?: { readonly direction: SortDirection; readonly onSort: () => void };
}

export interface DataTableProps<Row> {
  /** What the rows are; read to screen readers. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string | number;
  /** All rows there are, when known: more may be there than are loaded. */
  readonly total?: number | null;
  /** Looks into a row without leaving the list: the Space key on its link. */
  readonly onPeek?: ((row: Row) => void) | undefined;
  /** Told of the row in which the focus is. */
  readonly onRowFocus?: ((row: Row) => void) | undefined;
  /** The row that is looked into. */
  readonly peeked?: string | number | null | undefined;
}

// A phone lays rows out as lines, and some browsers then forget that this is a table: its roles are said again.
const ROLES = {
  table: { role: 'table' },
  rowgroup: { role: 'rowgroup' },
  row: { role: 'row' },
  columnheader: { role: 'columnheader' },
  cell: { role: 'cell' },
} as const;

const SORT_ICONS = { ascending: IconArrowUp, descending: IconArrowDown, none: IconArrowsSort } as const;

function HeaderCell<Row>({ column }: { column: Column<Row> }): ReactNode {
  const className = column.align === 'end' ? classes.end : undefined;
  if (column.sort === undefined) {
    return (
      <th {...ROLES.columnheader} scope="col" className={className}>
        {column.header}
      </th>
    );
  }
  const Icon = SORT_ICONS[column.sort.direction];
  return (
    <th {...ROLES.columnheader} scope="col" className={className} aria-sort={column.sort.direction}>
      <button type="button" className={classes.sort} onClick={column.sort.onSort}>
        {column.header}
        <Icon size={14} aria-hidden />
      </button>
    </th>
  );
}

const cellClass = <Row,>(column: Column<Row>): string =>
  [
    column.align === 'end' ? classes.end : '',
    column.tight === true ? classes.tight : '',
    column.phone === 'title' ? classes.title : '',
    column.phone === 'hidden' ? classes.phoneHidden : '',
  ].join(' ');

/**
 * A native table. Arrow keys and j/k move the real focus along the rows' links.
 */
export function DataTable<Row>({ label, columns, rows, rowKey, total, onPeek, onRowFocus, peeked }: DataTableProps<Row>): ReactNode {
  const body = useRef<HTMLTableSectionElement>(null);
  const peekAt = useCallback((index: number): void => (rows[index] === undefined ? undefined : onPeek?.(rows[index])), [rows, onPeek]);
  useRowKeys(body, onPeek === undefined ? undefined : peekAt);
  return (
    <ScrollRegion label={`${label}, table`} className={classes.scroll} isTable>
      <table className={classes.table} {...ROLES.table} aria-label={label} aria-rowcount={(total ?? rows.length) + 1}>
        <thead {...ROLES.rowgroup}>
          <tr {...ROLES.row} aria-rowindex={1}>
            {columns.map((column) => (
              <HeaderCell key={column.key} column={column} />
            ))}
          </tr>
        </thead>
        <tbody {...ROLES.rowgroup} ref={body}>
          {rows.map((row, index) => (
            <tr {...ROLES.row} key={rowKey(row)} aria-rowindex={index + 2} data-peeked={rowKey(row) === peeked} {...(onRowFocus === undefined ? {} : { onFocus: () => onRowFocus(row) })}>
              {columns.map((column) => (
                <td {...ROLES.cell} key={column.key} className={cellClass(column)} {...(column.needsHeader === true ? { 'data-header': column.header } : {})}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
