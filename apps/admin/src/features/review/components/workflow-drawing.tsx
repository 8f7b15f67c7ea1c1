import type { ReactNode } from 'react';
import { STATUS_MOVES } from '@safecode/domain/review/status-moves';
import type { ReviewView } from '@safecode/domain/review/review-view';
import { Panel } from '../../../components/page/panel.js';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { lookOf } from '../../../components/status/status-looks.js';
import { formatList } from '../../../i18n/format-number.js';
import { messages } from '../messages.js';
import { waitedFor } from './waited-for.js';
import { BOX, layOutWorkflow, SIZE } from './workflow-layout.js';
import classes from './workflow.module.css';

const BOX_CLASSES = { now: classes.now, next: classes.next, other: undefined } as const;

/** The drawing: for the eyes only, the list beside it says the same. */
function Drawing({ status }: { status: ReviewView['status'] }): ReactNode {
  const { boxes, arrows } = layOutWorkflow(status);
  return (
    <svg className={classes.drawing} viewBox={`0 0 ${SIZE.width} ${SIZE.height}`} aria-hidden focusable="false">
      <defs>
        {(['faint', 'strong'] as const).map((name) => (
          <marker key={name} id={`workflow-${name}`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0 L8 4 L0 8 z" className={classes[name]} />
          </marker>
        ))}
      </defs>
      {arrows.map((arrow) => (
        <path key={`${arrow.from}${arrow.to}${arrow.isNext}`} d={arrow.path} className={arrow.isNext ? classes.way : classes.usual} markerEnd={`url(#workflow-${arrow.isNext ? 'strong' : 'faint'})`} />
      ))}
      {boxes.map((box) => (
        <g key={box.status} className={BOX_CLASSES[box.kind]}>
          <rect x={box.x} y={box.y} width={BOX.width} height={BOX.height} rx="4" />
          <text x={box.x + BOX.width / 2} y={box.y + BOX.height / 2 + 5} textAnchor="middle">
            {lookOf('code', box.status).label}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** Where a code stands in its workflow, where it can go from here, and who has to do something. */
export function WorkflowDrawing({ review }: { review: ReviewView }): ReactNode {
  const names = waitedFor(review);
  return (
    <Panel title={messages.workflow}>
      <Drawing status={review.status} />
      <div className={classes.words}>
        <p>
          {messages.standsAt} <StatusBadge family="code" status={review.status} />
          {review.status === 'qa_review' ? ` ${names.length === 0 ? messages.waitingForNobody : messages.waitingFor(formatList(names))}.` : null}
        </p>
        <p className={classes.muted} id="workflow-next">
          {messages.canGoTo}
        </p>
        <ul className={classes.list} aria-labelledby="workflow-next">
          {STATUS_MOVES[review.status].map((status) => (
            <li key={status}>
              <StatusBadge family="code" status={status} />
            </li>
          ))}
        </ul>
        {review.blockers.length === 0 ? null : (
          <ul className={classes.blockers}>
            {review.blockers.map((blocker) => (
              <li key={`${blocker.code}${blocker.text}`}>{blocker.text}</li>
            ))}
          </ul>
        )}
      </div>
    </Panel>
  );
}
