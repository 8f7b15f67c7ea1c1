import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { ReviewView } from '@safecode/domain/review/review-view';
import type { VariationReport } from '@safecode/domain/verification/report';
import { compareEffects } from '../../../components/code/compare-reports.js';
import { changeOfEffects } from '../../../components/code/effect-words.js';
import { Notice } from '../../../components/states/notice.js';
import { formatList } from '../../../i18n/format-number.js';
import { useRevision } from '../api/use-review.js';
import { messages } from '../messages.js';

export interface StaleNoticeProps {
  review: ReviewView;
  shown: { readonly number: number; readonly report: VariationReport };
  diffTo: string;
}

/** What the newer revision does otherwise, e.g. "has +1 selector". */
export function describeChange(before: VariationReport, after: VariationReport): string {
  const changed = compareEffects(before, after).flatMap(({ kind, added, removed }) => [
    ...(added.length === 0 ? [] : [changeOfEffects(kind, '+', added.length)]),
    ...(removed.length === 0 ? [] : [changeOfEffects(kind, '-', removed.length)]),
  ]);
  return changed.length === 0 ? messages.staleSame : messages.staleChanges(formatList(changed));
}

/** Said when a decision was refused because the code has changed: nothing typed is lost, and the change is one click away. */
export function StaleNotice({ review, shown, diffTo }: StaleNoticeProps): ReactNode {
  const isNewer = review.revision > shown.number;
  const newest = useRevision(review.id, isNewer ? review.revision : null).data;
  return (
    <Notice
      tone="warn"
      live="assertive"
      {...(isNewer
        ? {
            actions: (
              <Link to={diffTo} search={{ from: `r${shown.number}`, to: `r${review.revision}` } as never}>
                {messages.showChange}
              </Link>
            ),
          }
        : {})}
    >
      <p>{newest === undefined ? messages.staleUnknown : messages.stale(newest.number, describeChange(shown.report, newest.report))}</p>
    </Notice>
  );
}
