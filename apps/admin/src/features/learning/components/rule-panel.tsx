import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import type { LessonDetail } from '@safecode/domain/learning/lesson';
import type { CandidateRule, LessonRule, LessonRuleView } from '@safecode/domain/learning/lesson-rule';
import { trpc } from '../../../api/trpc.js';
import { ActionButton } from '../../../components/actions/action-button.js';
import { Dialog } from '../../../components/dialog/dialog.js';
import { Facts } from '../../../components/page/facts.js';
import { Panel } from '../../../components/page/panel.js';
import { Notice } from '../../../components/states/notice.js';
import { QueryView } from '../../../components/states/query-view.js';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { formatDay } from '../../../i18n/format-time.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { messages } from '../messages.js';
import type { LessonPanelProps } from './lesson-panels.js';
import { LessonRuleForm } from './lesson-rule-form.js';
import { RuleExamples } from './rule-examples.js';
import classes from './learning.module.css';

function Candidate({ candidate, codeTo }: { candidate: CandidateRule } & Pick<LessonPanelProps, 'codeTo'>): ReactNode {
  const { conflicts, warnings, wouldFail } = candidate;
  return (
    <>
      {conflicts.length === 0 ? (
        <p>{messages.ruleNoConflict}</p>
      ) : (
        <Notice tone="bad">
          <p>{messages.ruleConflicts}</p>
          <ul>
            {conflicts.map(({ message, mend }) => (
              <li key={message}>
                {message} {mend}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {warnings.map(({ message }) => (
        <p key={message} className={classes.muted}>
          {message}
        </p>
      ))}
      <p>{messages.ruleWouldFail(wouldFail.length)}</p>
      {wouldFail.length === 0 ? null : (
        <ul className={classes.list}>
          {wouldFail.map(({ codeId, mended }) => (
            <li key={codeId} className={classes.itemHead}>
              <Link to={codeTo(codeId)}>{messages.codeLink(codeId)}</Link>
              <StatusBadge family="verdict" status={mended} />
            </li>
          ))}
        </ul>
      )}
      <RuleExamples example={candidate.example} />
    </>
  );
}

function Rule({ rule }: { rule: LessonRule }): ReactNode {
  return (
    <>
      <Facts
        facts={[
          { label: messages.ruleText, value: rule.text },
          { label: messages.ruleOwner, value: rule.owner },
          { label: messages.ruleUntil, value: formatDay(rule.expiresOn) },
          {
            label: messages.ruleMadeBy,
            value: (
              <>
                {rule.madeBy}, <TimeStamp iso={rule.madeAt} />
              </>
            ),
          },
        ]}
      />
      <RuleExamples example={rule.example} />
    </>
  );
}

function Shown({ lesson, view, codeTo }: LessonPanelProps & { view: LessonRuleView }): ReactNode {
  const [opened, setOpened] = useState(false);
  const mayChange = useBrandScope().can('knowledge.update');
  const { candidate, rule, blockedBy } = view;
  const isRule = rule?.status === 'active';
  const canMake = lesson.status === 'active' && !isRule;
  return (
    <>
      <p className={classes.muted}>{messages.ruleLead}</p>
      {rule === null ? null : <p>{isRule ? messages.ruleIs(rule.number, rule.version) : messages.ruleWas(rule.number)}</p>}
      {isRule ? <Rule rule={rule} /> : null}
      {candidate !== null && canMake ? <Candidate candidate={candidate} codeTo={codeTo} /> : null}
      {canMake || isRule ? null : <p>{messages.ruleOnlyInUse}</p>}
      {isRule ? (
        <ActionButton variant="default" blockedBy={mayChange ? null : messages.ruleMayNotChange} onClick={() => setOpened(true)}>
          {messages.ruleChange}
        </ActionButton>
      ) : null}
      {canMake ? (
        <ActionButton variant="default" blockedBy={blockedBy ?? candidate?.conflicts[0]?.message ?? null} onClick={() => setOpened(true)}>
          {messages.ruleMake}
        </ActionButton>
      ) : null}
      <Dialog opened={opened} onClose={() => setOpened(false)} title={isRule ? messages.ruleChangeTitle : messages.ruleConfirm} size="lg">
        <LessonRuleForm lesson={lesson} view={view} onDone={() => setOpened(false)} />
      </Dialog>
    </>
  );
}

/** A lesson as the rule it is or would be. */
export function RulePanel({ lesson, codeTo }: { lesson: LessonDetail } & Pick<LessonPanelProps, 'codeTo'>): ReactNode {
  const query = trpc.learning.rule.useQuery({ id: lesson.id });
  return (
    <Panel title={messages.rule}>
      <QueryView query={query}>{(view) => <Shown lesson={lesson} view={view} codeTo={codeTo} />}</QueryView>
    </Panel>
  );
}
