import type { ReactNode } from 'react';
import type { AliasPages, LessonReading } from '@safecode/domain/learning/lesson';
import { Panel } from '../../../components/page/panel.js';
import { DataTable, type Column } from '../../../components/table/data-table.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { messages } from '../messages.js';
import classes from './learning.module.css';

/** What became of code since the lesson is in use, and how much speaks against it. */
export function ReadingPanel({ reading, isInUse }: { reading: LessonReading; isInUse: boolean }): ReactNode {
  return (
    <Panel title={isInUse ? messages.reading : messages.readingWas}>
      <p>
        {messages.readingSince} <TimeStamp iso={reading.since} format="moment" />
      </p>
      {reading.with.n === 0 ? (
        <p className={classes.muted}>{messages.readingNone}</p>
      ) : (
        <>
          <p>{messages.readingOf(reading)}</p>
          <p>{messages.readingPlaces(reading)}</p>
          <p className={classes.muted}>{messages.readingEvidence(reading)}</p>
        </>
      )}
    </Panel>
  );
}

const PAGE_COLUMNS: Column<AliasPages['pages'][number]>[] = [
  { key: 'page', header: messages.page, phone: 'title', cell: ({ address, pageType }) => <span className={classes.name}>{`${address} (${pageType})`}</span> },
  { key: 'from', header: messages.oldMatches, align: 'end', tight: true, cell: ({ from }) => from },
  { key: 'to', header: messages.newMatches, align: 'end', tight: true, cell: ({ to }) => to },
  { key: 'seen', header: messages.seen, tight: true, cell: ({ takenAt }) => <TimeStamp iso={takenAt} /> },
];

/** What both selectors of an alias find on the pages that were seen last. */
export function PagesPanel({ pages }: { pages: AliasPages }): ReactNode {
  return (
    <Panel title={messages.pages}>
      <p>{messages.pagesOf(pages)}</p>
      <DataTable
        label={messages.pages}
        rows={pages.pages}
        rowKey={(page) => `${page.pageType} ${page.address}`}
        columns={PAGE_COLUMNS}
      />
    </Panel>
  );
}
