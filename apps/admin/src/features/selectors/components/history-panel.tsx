import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { TimelinePeriod } from '@safecode/domain/selector-health/timeline';
import { Panel } from '../../../components/page/panel.js';
import { PagePicture } from '../../../components/pictures/page-picture.js';
import { QueryView } from '../../../components/states/query-view.js';
import { HEALTH_REASONS } from '../../../components/status/health-reason-texts.js';
import { lookOf } from '../../../components/status/status-looks.js';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { formatMoment } from '../../../i18n/format-time.js';
import { useScope } from '../../../routing/use-scope.js';
import { useTimeline } from '../api/use-selectors.js';
import { messages } from '../messages.js';
import classes from './selectors.module.css';

/** What was seen of a selector, the newest first, with the page before and after each change. */
export function HistoryPanel({ selectorId }: { selectorId: number }): ReactNode {
  const query = useTimeline(selectorId);
  const rows = query.data?.pages.flatMap((page) => page.rows);
  return (
    <Panel title={messages.history}>
      <p className={classes.muted}>{messages.historyHint}</p>
      <QueryView query={{ ...query, data: rows }}>
        {(periods) =>
          periods.length === 0 ? (
            <p>{messages.historyNone}</p>
          ) : (
            <>
              <ol className={classes.timeline}>
                {periods.map((period) => (
                  <Period key={period.id} period={period} />
                ))}
              </ol>
              {query.hasNextPage ? (
                <Button size="xs" variant="default" aria-busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {messages.more}
                </Button>
              ) : null}
            </>
          )
        }
      </QueryView>
    </Panel>
  );
}

function Period({ period }: { period: TimelinePeriod }): ReactNode {
  const { state, beforeState, reasons, url, pageType, width, looks, matchCount, visibleCount } = period;
  const isChange = beforeState !== null && beforeState !== state;
  return (
    <li>
      <div className={classes.periodHead}>
        <StatusBadge family="health" status={state} />
        {isChange ? (
          <span className={classes.muted}>
            {messages.wasState} {lookOf('health', beforeState).label}
          </span>
        ) : null}
        <span>
          <TimeStamp iso={period.from} format="moment" />
          {looks === 1 ? null : (
            <>
              {' – '}
              <TimeStamp iso={period.until} format="moment" />
            </>
          )}
          , {messages.looks(looks)}
        </span>
      </div>
      <p className={classes.muted}>
        <span className={classes.long}>{url}</span>, {pageType}, {messages.windowWidth(width)}
      </p>
      <p>
        <code className={classes.long}>{period.selector}</code>: {messages.matches(matchCount, visibleCount)}
      </p>
      {reasons.length === 0 ? null : (
        <ul className={classes.reasons}>
          {reasons.map((reason) => (
            <li key={reason}>{HEALTH_REASONS[reason]}</li>
          ))}
        </ul>
      )}
      <Pictures period={period} isChange={isChange} />
    </li>
  );
}

function Pictures({ period, isChange }: { period: TimelinePeriod; isChange: boolean }): ReactNode {
  const { slugs } = useScope();
  const { snapshotId, box, beforeSnapshotId, beforeBox, url } = period;
  if (snapshotId === null) return null;
  const at = formatMoment(period.from);
  return (
    <>
      <div className={classes.pictures}>
        {isChange && beforeSnapshotId !== null ? <PagePicture snapshotId={beforeSnapshotId} box={beforeBox} text={messages.beforeOf(url)} caption={messages.before} /> : null}
        <PagePicture snapshotId={snapshotId} box={box ?? (isChange ? beforeBox : null)} text={messages.afterOf(url)} caption={messages.after} />
      </div>
      <a href={`/api/v1/page-snapshots/${snapshotId}/document?organization=${encodeURIComponent(slugs.org)}`} download aria-label={messages.documentOf(url, at)}>
        {messages.document}
      </a>
    </>
  );
}
