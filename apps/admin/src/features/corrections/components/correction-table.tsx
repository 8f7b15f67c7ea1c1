import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Correction, ListedCorrection } from '@safecode/domain/corrections/correction';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { messages } from '../messages.js';
import classes from './corrections.module.css';

export interface CorrectionTableProps {
  corrections: readonly ListedCorrection[];
  diffTo: string;
  canRetract: (correction: Correction) => boolean;
  onRetract: (correction: Correction) => void;
}

function columns({ diffTo, canRetract, onRetract }: CorrectionTableProps): Column<ListedCorrection>[] {
  return [
    {
      key: 'kind',
      header: messages.kind,
      phone: 'title',
      cell: (row) => (
        <>
          {`#${row.id} ${messages.kinds[row.kind]}, ${messages.reasonKinds[row.reasonKind].toLowerCase()}`}
          {row.reason === '' ? null : (
            <span className={classes.reason}>
              {row.reason} {row.intent === null ? null : <span className={classes.intent} title={messages.intentHint}>{messages.intents[row.intent]}</span>}
            </span>
          )}
        </>
      ),
    },
    {
      key: 'revisions',
      header: messages.revisions,
      tight: true,
      needsHeader: true,
      cell: (row) => (
        <Link to={diffTo} search={{ from: `r${row.originalRevision}`, to: `r${row.correctedRevision}` } as never} aria-label={messages.compareLabel(row.originalRevision, row.correctedRevision)} data-row-link>
          {messages.compare(row.originalRevision, row.correctedRevision)}
        </Link>
      ),
    },
    {
      key: 'by',
      header: messages.by,
      cell: (row) => (
        <>
          {row.reporter} {row.onBehalfOf === null ? null : messages.onBehalfOf(row.onBehalfOf)}
          <span className={classes.reason}>{messages.sources[row.source]}</span>
        </>
      ),
    },
    { key: 'when', header: messages.when, tight: true, cell: (row) => <TimeStamp iso={row.createdAt} /> },
    {
      key: 'state',
      header: messages.state,
      cell: (row) =>
        row.retractedAt === null ? (
          canRetract(row) ? (
            <Button size="xs" variant="default" aria-label={messages.retractOf(row.id)} onClick={() => onRetract(row)}>
              {messages.retract}
            </Button>
          ) : (
            messages.standing
          )
        ) : (
          <>
            {messages.retractedBy(row.retractedBy)}
            <span className={classes.reason}>{row.retractReason}</span>
          </>
        ),
    },
  ];
}

/** The corrections of a code, the newest first; retracted ones stay readable. */
export function CorrectionTable(props: CorrectionTableProps): ReactNode {
  return <DataTable label={messages.title} columns={columns(props)} rows={props.corrections} rowKey={(row) => row.id} />;
}
