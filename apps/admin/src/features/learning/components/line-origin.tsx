import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { LineOrigin } from '@safecode/domain/learning/lineage';
import { TimeStamp } from '../../../components/text/time-stamp.js';
import { paths } from '../../../routing/paths.js';
import { messages } from '../messages.js';
import classes from './learning.module.css';

export interface OriginPlace {
  readonly org: string;
  readonly brand: string;
}

type LessonOrigin = Extract<LineOrigin, { kind: 'lesson' }>['lesson'];

function TaughtBy({ lesson, place }: { lesson: LessonOrigin; place: OriginPlace }): ReactNode {
  return (
    <>
      <p>
        <Link to={paths.lesson(place.org, place.brand, lesson.id)}>{messages.fromLesson(lesson.id, lesson.version)}</Link> {lesson.name}
      </p>
      <p className={classes.muted}>{messages.taughtBy}</p>
      <ul>
        {lesson.taughtBy.map(({ correctionId, codeId, reporter, reasonKind, isRetracted }) => (
          <li key={correctionId}>
            <Link to={paths.code({ ...place, codeId }, 'corrections')}>{messages.correction(correctionId)}</Link> {messages.taught(reporter, messages.reasons[reasonKind])}
            {isRetracted ? ` (${messages.retracted})` : null}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Why lines are there: template, lesson and people, model, or an edit. */
export function OriginText({ origin, place }: { origin: LineOrigin; place: OriginPlace }): ReactNode {
  switch (origin.kind) {
    case 'template':
      return (
        <>
          <p>
            <Link to={paths.template(place.org, place.brand, origin.templateId)}>{messages.fromTemplate(origin.name, origin.version)}</Link>, {messages.templateLine(origin.line)}
          </p>
          <p className={classes.muted}>{messages.since(origin.since, origin.changedBy)}</p>
          {origin.lesson === null ? null : <TaughtBy lesson={origin.lesson} place={place} />}
        </>
      );
    case 'lesson':
      return <TaughtBy lesson={origin.lesson} place={place} />;
    case 'model':
      return (
        <p>
          {messages.fromModel(origin.model)}
          {origin.promptVersion === null ? null : `, ${messages.prompt(origin.promptVersion)}`}
        </p>
      );
    case 'edit':
      return (
        <>
          <p>
            {messages.fromEdit(origin.by, origin.revision)}, <TimeStamp iso={origin.at} />
          </p>
          {origin.note === '' ? null : <q className={classes.muted}>{origin.note}</q>}
        </>
      );
    case 'correction':
      return (
        <>
          <p>
            {messages.fromCorrection(origin.by, origin.revision)}, <TimeStamp iso={origin.at} />: {messages.correction(origin.correctionId)}, {messages.reasons[origin.reasonKind]}
          </p>
          {origin.reason === '' ? null : <q className={classes.muted}>{origin.reason}</q>}
        </>
      );
  }
}
