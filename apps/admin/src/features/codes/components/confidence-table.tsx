import type { ReactNode } from 'react';
import type { Confidence } from '@safecode/domain/generation/confidence';
import { Panel } from '../../../components/page/panel.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { formatPercent } from '../../../i18n/format-number.js';
import { messages } from '../messages.js';
import classes from './codes.module.css';

type Part = Confidence['parts'][number];

const columns: readonly Column<Part>[] = [
  { key: 'part', header: messages.part, phone: 'title', cell: (part) => messages.parts[part.part] },
  {
    key: 'value',
    header: messages.value,
    align: 'end',
    tight: true,
    cell: (part) => (
      <>
        <span className={classes.meter} aria-hidden>
          <span style={{ inlineSize: `${part.value * 100}%` }} />
        </span>{' '}
        {formatPercent(part.value)}
      </>
    ),
  },
  { key: 'weight', header: messages.weight, align: 'end', tight: true, needsHeader: true, cell: (part) => formatPercent(part.weight) },
  { key: 'where', header: messages.where, cell: (part) => part.text },
];

/** The score with its parts: each says where it comes from. */
export function ConfidenceTable({ confidence }: { confidence: Confidence }): ReactNode {
  return (
    <Panel title={`${messages.confidenceTitle} ${formatPercent(confidence.score)}`}>
      {confidence.calibration === 'none' ? <p className={classes.muted}>{messages.uncalibrated}</p> : null}
      <DataTable label={messages.confidenceTitle} columns={columns} rows={confidence.parts} rowKey={(part) => part.part} />
    </Panel>
  );
}
