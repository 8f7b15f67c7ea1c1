import { Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Lesson } from '@safecode/domain/learning/lesson';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import type { Selection } from '../../../components/table/selection.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { messages } from '../messages.js';
import classes from './learning.module.css';

export interface LessonTableProps {
  lessons: readonly Lesson[];
  total: number | null;
  lessonTo: (id: number) => string;
  /** Null: this person decides on none. */
  selected: Selection<Lesson> | null;
  /** `withRange`: from the row chosen last to this one. */
  onToggle: (lesson: Lesson, withRange: boolean) => void;
}

const isOpen = ({ status }: Lesson): boolean => status === 'proposed';

function columns({ lessonTo, selected, onToggle }: LessonTableProps): Column<Lesson>[] {
  const choose: Column<Lesson>[] =
    selected === null
      ? []
      : [
          {
            key: 'select',
            header: messages.choose,
            tight: true,
            cell: (row) =>
              isOpen(row) ? (
                <Checkbox
                  size="md"
                  aria-label={messages.chooseRow(row.name)}
                  checked={selected.has(row.id)}
                  onChange={(event) => onToggle(row, event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
                  className={classes.box ?? ''}
                />
              ) : null,
          },
        ];
  return [
    ...choose,
    {
      key: 'lesson',
      header: messages.lesson,
      phone: 'title',
      cell: (row) => (
        <Link to={lessonTo(row.id)} className={classes.name} data-row-link>
          {row.id} {row.name}
        </Link>
      ),
    },
    { key: 'status', header: messages.status, tight: true, cell: (row) => <StatusBadge family="lesson" status={row.status} /> },
    { key: 'kind', header: messages.kind, tight: true, cell: (row) => messages.kinds[row.kind] },
    { key: 'evidence', header: messages.evidence, cell: (row) => (row.missing === '' ? messages.evidenceOf(row) : row.missing) },
    { key: 'saved', header: messages.saved, align: 'end', tight: true, needsHeader: true, cell: (row) => messages.savedOf(row.replay) },
    { key: 'worse', header: messages.worse, align: 'end', needsHeader: true, cell: (row) => row.replay.worse },
    { key: 'updated', header: messages.updated, tight: true, phone: 'hidden', cell: (row) => <TimeStamp iso={row.updatedAt} /> },
  ];
}

/** Lessons, those that save most by the best evidence first. */
export function LessonTable(props: LessonTableProps): ReactNode {
  return <DataTable label={messages.title} columns={columns(props)} rows={props.lessons} rowKey={(row) => row.id} total={props.total} />;
}
