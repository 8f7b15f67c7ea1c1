import type { ReactNode } from 'react';
import type { ReviewView } from '@safecode/domain/review/review-view';
import { ActionButton } from '../../../components/actions/action-button.js';
import { messages } from '../messages.js';
import { nextStep, type Step } from './next-step.js';

/** The next legal step of this person as the one primary action of the page. Blocked, it says why. */
export function PrimaryStep({ review, onStep }: { review: ReviewView; onStep: (step: Step) => void }): ReactNode {
  const next = nextStep(review);
  if (next === null) return null;
  return (
    <ActionButton blockedBy={next.blockedBy} onClick={() => onStep(next.step)}>
      {messages.steps[next.step]}
    </ActionButton>
  );
}
