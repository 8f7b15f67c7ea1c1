import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import type { ReviewDecision } from '@safecode/domain/review/review-policy';
import { Dialog } from '../../../components/dialog/dialog.js';
import { messages } from '../messages.js';
import { ReviewParts, type ReviewPanelProps } from './review-panel.js';
import classes from './review.module.css';

/** On a phone: the decision at the thumb; it opens a sheet with all of the evidence above the button. */
export function DecisionSheet(props: ReviewPanelProps): ReactNode {
  const { review, shown } = props;
  const [preset, setPreset] = useState<ReviewDecision | null>(null);
  const close = (): void => setPreset(null);
  if (review.status !== 'qa_review') return null;
  return (
    <>
      <section className={classes.bar} aria-label={messages.decision}>
        <Button onClick={() => setPreset('approve')}>{messages.openSheet('approve')}</Button>
        <Button variant="default" onClick={() => setPreset('request_changes')}>
          {messages.openSheet('request_changes')}
        </Button>
      </section>
      <Dialog opened={preset !== null} onClose={close} title={messages.panel(review.id, shown.number)} isFullScreen>
        {preset === null ? null : (
          <div className={classes.sheet}>
            <ReviewParts {...props} decision={{ preset, onSent: close }} />
          </div>
        )}
      </Dialog>
    </>
  );
}
