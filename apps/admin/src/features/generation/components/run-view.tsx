import { useEffect, type ReactNode } from 'react';
import { isFinalRunStatus, type GenerationRun } from '@safecode/domain/generation/run';
import type { CodeLanguage } from '@safecode/domain/verification/report';
import { LazyCode } from '../../../components/code/lazy-code.js';
import { Facts } from '../../../components/page/facts.js';
import { Columns, Panel } from '../../../components/page/panel.js';
import { Notice } from '../../../components/states/notice.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import type { BrandScope } from '../../../routing/use-scope.js';
import { messages } from '../messages.js';
import { Elapsed } from './elapsed.js';
import { QuestionForm } from './question-form.js';
import { RunOutcome } from './run-outcome.js';
import { StageList } from './stage-list.js';
import { useRunAnnouncements } from './use-run-announcements.js';
import classes from './generation.module.css';

function DraftPart({ run, language }: { run: GenerationRun; language: CodeLanguage }): ReactNode {
  const source = language === 'js' ? run.draft?.javascript : run.draft?.css;
  if (source === undefined || source.trim() === '') return null;
  const name = language === 'js' ? messages.javascript : messages.css;
  return (
    <Panel title={`${messages.draft}: ${name}`}>
      <LazyCode value={source} language={language} label={`${messages.draft}, ${name}`} />
    </Panel>
  );
}

function RequestFacts({ run }: { run: GenerationRun }): ReactNode {
  return (
    <Panel title={messages.request}>
      <p className={classes.request}>{run.description}</p>
      <Facts
        facts={[
          { label: messages.pageType, value: run.pageType },
          { label: messages.template, value: run.template ?? messages.templateAny },
          { label: messages.startedBy, value: run.requestedBy },
          { label: messages.source, value: messages.sources[run.source] },
          { label: messages.asked, value: <TimeStamp iso={run.createdAt} format="moment" /> },
        ]}
      />
    </Panel>
  );
}

/** Request, stages, draft and outcome of one run. */
export function RunView({ run, scope, isInterrupted }: { run: GenerationRun; scope: BrandScope; isInterrupted: boolean }): ReactNode {
  useRunAnnouncements(run);
  const isOpen = !isFinalRunStatus(run.status);
  useEffect(() => {
    // The editor is what comes next: fetched while the first stages run.
    if (isOpen) void import('../../../components/code/code-mirror.js');
  }, [isOpen]);
  return (
    <>
      {isInterrupted ? (
        <Notice tone="warn" live="polite">
          <p>{messages.paused}</p>
        </Notice>
      ) : null}
      <RunOutcome run={run} scope={scope} />
      <Columns
        main={
          <>
            {run.status === 'asking' ? <QuestionForm run={run} scope={scope} /> : null}
            <Panel
              title={messages.stages}
              aside={
                <span className={classes.stageTime}>
                  {isOpen ? messages.runningFor : messages.took} <Elapsed from={run.createdAt} to={run.finishedAt} />
                </span>
              }
            >
              <StageList run={run} />
              {isOpen ? <p className={classes.muted}>{messages.leave}</p> : null}
            </Panel>
            <DraftPart run={run} language="js" />
            <DraftPart run={run} language="css" />
          </>
        }
        side={<RequestFacts run={run} />}
      />
    </>
  );
}
