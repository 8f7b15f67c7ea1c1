import { IconCheck, IconCircleDashed, IconLoader2 } from '@tabler/icons-react';
import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { CAPTURE_STAGES, type PageCapture } from '@safecode/domain/page-captures/page-capture';
import { Panel } from '../../../../components/page/panel.js';
import { Notice } from '../../../../components/states/notice.js';
import { messages } from '../../messages.js';
import classes from './captures.module.css';

/** What a person can follow: waiting, each window, finding elements. */
const STEPS = CAPTURE_STAGES.filter((stage) => stage !== 'done' && stage !== 'failed');

/** How far a capture is, or why it ended without anything to see. */
export function CaptureProgress({ capture }: { capture: PageCapture }): ReactNode {
  if (capture.stage === 'failed') {
    return (
      <Notice tone="bad" title={messages.captures.failed} live="polite">
        <p>{capture.error}</p>
      </Notice>
    );
  }
  const present = STEPS.findIndex((step) => step === capture.stage);
  return (
    <Panel title={messages.captures.underWay}>
      <p className={classes.address}>{capture.address}</p>
      <ol className={classes.steps} aria-live="polite">
        {STEPS.map((step, at) => (
          <li key={step} className={at === present ? classes.present : undefined}>
            {at < present ? <IconCheck size={18} aria-hidden /> : at === present ? <IconLoader2 size={18} className={classes.spin} aria-hidden /> : <IconCircleDashed size={18} aria-hidden />}
            <span>
              {messages.captures.steps[step]} <VisuallyHidden>{at < present ? messages.captures.stepDone : at === present ? messages.captures.stepNow : messages.captures.stepComes}</VisuallyHidden>
            </span>
          </li>
        ))}
      </ol>
      <p className={classes.muted}>{messages.captures.mayLeave}</p>
    </Panel>
  );
}
