import { Button } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import type { ReviewView } from '@safecode/domain/review/review-view';
import type { VariationReport } from '@safecode/domain/verification/report';
import { messages } from '../messages.js';
import { Checklist } from './checklist.js';
import { DecisionForm } from './decision-form.js';
import { Evidence, type EvidenceProps } from './evidence-panel.js';
import { RetiringNotice } from './retiring-notice.js';
import { StaleNotice } from './stale-notice.js';
import { useCompared } from './use-compared.js';
import { Votes } from './vote-list.js';
import type { ReviewDecision } from '@safecode/domain/review/review-policy';
import type { StepDialog } from './step-dialogs.js';
import classes from './review.module.css';

export interface ReviewPanelProps {
  review: ReviewView;
  shown: { readonly number: number; readonly contentHash: string; readonly report: VariationReport };
  addresses: Pick<EvidenceProps, 'findingsTo' | 'diffTo'>;
  onStep: (step: StepDialog) => void;
  onEdit: () => void;
}

export interface ReviewPartsProps extends ReviewPanelProps {
  /** Absent: the evidence without a form, e.g. on a phone, where the decision has a sheet of its own. */
  decision?: { readonly preset?: ReviewDecision | undefined; readonly onSent: () => void } | undefined;
}

function Blockers({ review }: { review: ReviewView }): ReactNode {
  if (review.status !== 'qa_review' || review.blockers.length === 0) return null;
  return (
    <div className={classes.group}>
      <h3>{messages.blocks}</h3>
      <ul className={classes.blockers}>
        {review.blockers.map((blocker) => (
          <li key={`${blocker.code}${blocker.text}`}>{blocker.text}</li>
        ))}
      </ul>
    </div>
  );
}

function OtherSteps({ review, onStep, onEdit }: Pick<ReviewPanelProps, 'review' | 'onStep' | 'onEdit'>): ReactNode {
  const isAllowed = (command: string): boolean => review.actions.some((action) => action.command === command && action.allowed);
  const steps = [
    ...(isAllowed('edit') ? [{ label: messages.edit, run: onEdit }] : []),
    ...(isAllowed('withdraw') ? [{ label: messages.withdraw, run: () => onStep('withdraw') }] : []),
  ];
  if (steps.length === 0) return null;
  return (
    <div className={classes.others}>
      {steps.map((step) => (
        <Button key={step.label} size="xs" variant="default" onClick={step.run}>
          {step.label}
        </Button>
      ))}
    </div>
  );
}

/** What is known, who has voted, what blocks; then the decision that relies on it. */
export function ReviewParts({ review, shown, addresses, onStep, onEdit, decision }: ReviewPartsProps): ReactNode {
  const base = useCompared(review, shown.number);
  const stale = <StaleNotice review={review} shown={shown} diffTo={addresses.diffTo} />;
  return (
    <>
      <Evidence report={shown.report} base={base} {...addresses} diffSearch={base === null ? {} : { from: `r${base.number}`, to: `r${shown.number}` }} />
      <RetiringNotice retiring={review.retiring} />
      <Votes review={review} />
      <Blockers review={review} />
      {decision !== undefined && review.status === 'qa_review' ? (
        <DecisionForm review={review} shown={shown} preset={decision.preset} stale={stale} onSent={decision.onSent} />
      ) : (
        <Checklist items={review.checklist} ticked={[]} onTick={null} />
      )}
      <OtherSteps review={review} onStep={onStep} onEdit={onEdit} />
    </>
  );
}

/** The same, docked beside the code: not laid over it, so that it stays readable. */
export function ReviewPanel(props: ReviewPartsProps): ReactNode {
  const id = useId();
  const { review, shown } = props;
  const isDeciding = props.decision !== undefined && review.status === 'qa_review';
  return (
    <aside className={classes.panel} aria-labelledby={id} data-review-panel>
      <h2 id={id}>{isDeciding ? messages.panel(review.id, shown.number) : messages.evidence(shown.number)}</h2>
      <ReviewParts {...props} />
    </aside>
  );
}
