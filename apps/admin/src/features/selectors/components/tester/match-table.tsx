import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { SelectorMatch, ViewTest } from '@safecode/domain/page-captures/selector-test';
import { Panel } from '../../../../components/page/panel.js';
import { DataTable, type Column } from '../../../../components/table/data-table.js';
import { messages } from '../../messages.js';
import classes from './tester.module.css';

const words = messages.tester;

interface Row extends SelectorMatch {
  readonly number: number;
}

function columns(onShow: (number: number) => void): Column<Row>[] {
  return [
    { key: 'number', header: words.number, tight: true, align: 'end', cell: (row) => row.number },
    { key: 'tag', header: words.element, tight: true, cell: (row) => <code>{row.tag}</code> },
    { key: 'role', header: words.role, tight: true, phone: 'hidden', cell: (row) => row.role },
    { key: 'text', header: words.text, phone: 'title', cell: (row) => <span className={classes.long}>{row.text}</span> },
    { key: 'visible', header: words.visible, tight: true, needsHeader: true, cell: (row) => words.visibility(row.visible) },
    {
      key: 'show',
      header: messages.actions,
      tight: true,
      cell: (row) =>
        row.box === null ? null : (
          <Button size="xs" variant="default" aria-label={words.showOf(row.number)} onClick={() => onShow(row.number)} data-row-link>
            {words.show}
          </Button>
        ),
    },
  ];
}

/** Every match in a window: what it is, what it says, whether it is visible; and where it is on the picture. */
export function MatchTable({ view, onShow }: { view: ViewTest; onShow: (number: number) => void }): ReactNode {
  if (view.count === 0) return null;
  const rows = view.matches.map((match, at): Row => ({ ...match, number: at + 1 }));
  const label = words.matchesIn(messages.windows[view.viewport]);
  return (
    <Panel title={label} aside={rows.length < view.count ? <span className={classes.muted}>{words.firstOf(rows.length, view.count)}</span> : null}>
      <DataTable label={label} rows={rows} rowKey={(row) => row.number} total={view.count} columns={columns(onShow)} />
    </Panel>
  );
}
