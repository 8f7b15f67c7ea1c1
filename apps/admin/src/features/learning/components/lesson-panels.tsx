import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { LessonDetail } from '@safecode/domain/learning/lesson';
import { Facts } from '../../../components/page/facts.js';
import { Panel } from '../../../components/page/panel.js';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { messages } from '../messages.js';
import { ExampleList } from './example-list.js';
import classes from './learning.module.css';

export interface LessonPanelProps {
  lesson: LessonDetail;
  codeTo: (codeId: number) => string;
}

/** The change in words of code: what it stands instead of, and what it writes. */
export function PatternPanel({ lesson }: { lesson: LessonDetail }): ReactNode {
  return (
    <Panel title={messages.what}>
      {lesson.named === null ? null : (
        <div>
          <p>
            <strong>{lesson.named.title}.</strong> {lesson.named.explanation}
          </p>
          <p className={classes.muted}>{messages.named(lesson.named.model)}</p>
        </div>
      )}
      <div className={classes.pattern}>
        <h3>{messages.before}</h3>
        <pre data-side="before">{lesson.before === '' ? messages.nothingBefore : lesson.before}</pre>
        <h3>{messages.after}</h3>
        <pre data-side="after">{lesson.after === '' ? messages.nothingBefore : lesson.after}</pre>
      </div>
      {/\$[A-Z]/.test(`${lesson.before}${lesson.after}`) ? <p className={classes.muted}>{messages.holes}</p> : null}
    </Panel>
  );
}

/** What it would have done to code of the past, and would do to approved code. */
export function ReplayPanel({ lesson, codeTo }: LessonPanelProps): ReactNode {
  const { replay, heldOut } = lesson;
  return (
    <Panel title={messages.replay}>
      <p>{replay.judged === 0 ? messages.replayNone : messages.replayOf(replay)}</p>
      <p>{messages.avoided(replay.avoidedCorrections.length)}</p>
      <p className={classes.muted}>{heldOut === null ? messages.heldOutNone : messages.heldOut(heldOut)}</p>
      {replay.approved.length === 0 ? (
        <p>{messages.approvedNone}</p>
      ) : (
        <section aria-label={messages.approved}>
          <h3>{messages.approved}</h3>
          <p className={classes.muted}>{messages.approvedHint}</p>
          <ExampleList
            lessonId={lesson.id}
            examples={replay.approved.map(({ codeId, verdict }) => ({
              key: `approved-${codeId}`,
              codeId,
              text: (
                <>
                  <Link to={codeTo(codeId)}>{messages.codeLink(codeId)}</Link>
                  <StatusBadge family="verdict" status={verdict} />
                </>
              ),
            }))}
          />
        </section>
      )}
    </Panel>
  );
}

/** Who taught it, by which corrections. */
export function MembersPanel({ lesson, codeTo }: LessonPanelProps): ReactNode {
  return (
    <Panel title={messages.members}>
      <ExampleList
        lessonId={lesson.id}
        examples={lesson.members.map((member) => ({
          key: `member-${member.id}`,
          codeId: member.codeId,
          correctionId: member.id,
          text: (
            <>
              <Link to={codeTo(member.codeId)}>
                {messages.codeLink(member.codeId)} {member.codeTitle}
              </Link>
              <span>
                {member.reporter}, {messages.reasons[member.reasonKind]}
                {member.retractedAt === null ? null : `, ${messages.retracted}`}
              </span>
              {member.reason === '' ? null : <q className={classes.muted}>{member.reason}</q>}
            </>
          ),
        }))}
      />
    </Panel>
  );
}

/** Figures, decisions and what it changed in the brand's knowledge. */
export function SidePanels({ lesson }: { lesson: LessonDetail }): ReactNode {
  return (
    <>
      <Panel title={messages.facts}>
        <Facts
          facts={[
            { label: messages.evidence, value: messages.evidenceOf(lesson) },
            { label: messages.saved, value: messages.savedOf(lesson.replay) },
            { label: messages.worse, value: lesson.replay.worse },
            { label: messages.kind, value: messages.kinds[lesson.kind] },
            { label: messages.updated, value: <TimeStamp iso={lesson.updatedAt} format="moment" /> },
          ]}
        />
      </Panel>
      <Panel title={messages.decisions}>
        {lesson.autoApplied ? <p>{messages.auto}</p> : null}
        {lesson.decisions.length === 0 ? (
          <p className={classes.muted}>{messages.noDecisions}</p>
        ) : (
          <ul className={classes.list}>
            {lesson.decisions.map(({ decision, by, version, note, at }) => (
              <li key={at}>
                {messages.decisionOf(decision, by, version)}, <TimeStamp iso={at} />
                {note === '' ? null : <> <q className={classes.muted}>{note}</q></>}
              </li>
            ))}
          </ul>
        )}
      </Panel>
      {lesson.effects.length === 0 ? null : (
        <Panel title={messages.effects}>
          <ul className={classes.list}>
            {lesson.effects.map((effect) => (
              <li key={`${effect.objectType}-${effect.objectId}-${effect.version}`}>
                {messages.objects[effect.objectType]} {effect.name}, {messages.version(effect.version)}: {messages.effectState(effect)}
              </li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  );
}
