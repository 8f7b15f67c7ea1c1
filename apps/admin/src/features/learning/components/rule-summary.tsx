import type { ReactNode } from 'react';
import type { LessonDetail } from '@safecode/domain/learning/lesson';
import type { CandidateRule } from '@safecode/domain/learning/lesson-rule';
import { Facts } from '../../../components/page/facts.js';
import { messages } from '../messages.js';
import classes from './learning.module.css';

const code = (text: string): ReactNode => (text === '' ? messages.nothingBefore : <code className={classes.change}>{text}</code>);

/** Who taught the lesson, by name, each once. */
const teachersOf = ({ members }: LessonDetail): string[] => [...new Set(members.filter(({ reportedBy, retractedAt }) => reportedBy !== null && retractedAt === null).map(({ reporter }) => reporter))];

/** What is decided on, in the dialog in which it is decided: what is refused, the fix, its examples, what speaks against it, and whose decision it is. */
export function RuleSummary({ lesson, candidate }: { lesson: LessonDetail; candidate: CandidateRule }): ReactNode {
  const { example, conflicts, wouldFail } = candidate;
  return (
    <Facts
      facts={[
        { label: messages.lesson, value: <>{lesson.id}, {messages.version(lesson.version)} <code>{lesson.contentHash.slice(0, 7)}</code></> },
        { label: messages.ruleRefuses, value: code(lesson.before) },
        { label: messages.ruleFix, value: code(lesson.after) },
        ...(example === null ? [] : [{ label: messages.ruleExamples, value: messages.ruleExamplesOf(example.correctionId) }]),
        { label: messages.ruleAgainst, value: conflicts.length === 0 ? messages.ruleNothingAgainst : conflicts.map(({ message }) => message).join(' ') },
        { label: messages.ruleFailing, value: messages.ruleFailingOf(wouldFail.length) },
        { label: messages.ruleFourEyes, value: messages.ruleFourEyesOf(teachersOf(lesson)) },
      ]}
    />
  );
}
