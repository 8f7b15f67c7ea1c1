import { IconAlertTriangle, IconCheck, IconCircleDashed, IconLoader2, IconMessageQuestion, IconX } from '@tabler/icons-react';
import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { GenerationRun, Stage } from '@safecode/domain/generation/run';
import { isFinalRunStatus } from '@safecode/domain/generation/run';
import { CATEGORY_NAMES } from '../../../components/code/finding-categories.js';
import { formatPlace } from '../../../components/code/finding-card.js';
import { lookOf } from '../../../components/status/status-looks.js';
import { formatDuration } from '../../../i18n/format-number.js';
import { messages } from '../messages.js';
import { remainingStages } from './stage-order.js';
import classes from './generation.module.css';

const LOOKS = {
  done: { icon: IconCheck, className: classes.done },
  running: { icon: IconLoader2, className: `${classes.running} ${classes.spin}` },
  failed: { icon: IconX, className: classes.failed },
  // A verification that found something is done, but nothing was proved.
  found: { icon: IconAlertTriangle, className: classes.found },
  // A draft that asks back, or that cannot be made, is over, but nothing was drafted.
  asks: { icon: IconMessageQuestion, className: classes.asks },
} as const;

/** How the run ended in this stage, where it did not pass. */
type Ending = Extract<GenerationRun['status'], 'asking' | 'failed'> | null;

function lookFor(stage: Stage, ending: Ending): (typeof LOOKS)[keyof typeof LOOKS] {
  if (stage.status !== 'done') return LOOKS[stage.status];
  if (ending !== null) return ending === 'asking' ? LOOKS.asks : LOOKS.failed;
  return stage.findings.some((finding) => finding.severity === 'error') ? LOOKS.found : LOOKS.done;
}

function StageRow({ stage, ending }: { stage: Stage; ending: Ending }): ReactNode {
  const { icon: Icon, className } = lookFor(stage, ending);
  return (
    <li className={classes.stage}>
      <Icon size={18} className={className} aria-hidden />
      <span className={classes.stageName}>
        {messages.stageName(stage)} <VisuallyHidden>{(ending === null ? lookOf('stage', stage.status) : lookOf('run', ending)).label}</VisuallyHidden>
      </span>
      <span className={classes.stageTime}>{stage.ms === null ? '' : formatDuration(stage.ms)}</span>
      {stage.summary === '' ? null : <span className={classes.stageText}>{stage.summary}</span>}
      {stage.findings.length === 0 ? null : (
        <ul className={classes.stageFindings}>
          {stage.findings.map((finding, index) => (
            <li key={index}>
              {CATEGORY_NAMES[finding.category]}, {formatPlace(finding)}: {finding.message}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** What has happened, what happens now, and what still comes. */
export function StageList({ run }: { run: GenerationRun }): ReactNode {
  const ending = run.status === 'asking' || run.status === 'failed' ? run.status : null;
  const coming = isFinalRunStatus(run.status) ? [] : remainingStages(run.stages);
  return (
    <ol className={classes.stages}>
      {run.stages.map((stage) => (
        <StageRow key={`${stage.stage}-${stage.attempt}`} stage={stage} ending={stage === run.stages.at(-1) ? ending : null} />
      ))}
      {coming.map((stage) => (
        <li key={stage} className={`${classes.stage} ${classes.waiting}`}>
          <IconCircleDashed size={18} aria-hidden />
          <span className={classes.stageName}>{messages.stageWaits(stage)}</span>
        </li>
      ))}
    </ol>
  );
}
