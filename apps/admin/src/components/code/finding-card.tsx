import type { ReactNode } from 'react';
import type { CodeLanguage, Finding } from '@safecode/domain/verification/report';
import { StatusBadge } from '../status/status-badge.js';
import { CodeFrameView } from './code-frame-view.js';
import { CATEGORY_NAMES } from './finding-categories.js';
import classes from './code.module.css';

export const LANGUAGE_NAMES: Readonly<Record<CodeLanguage, string>> = { js: 'JavaScript', css: 'CSS' };

export interface FindingCardProps {
  finding: Finding;
  language: CodeLanguage;
  source: string;
  /** Place of the rule, as a link, where the screen has one. */
  rule?: ReactNode;
  actions?: ReactNode;
  id?: string;
  /** 2 directly under the heading of the page, 3 inside a panel. */
  level?: 2 | 3;
}

/** `line 18:3-18:57`. */
export const formatPlace = (finding: Pick<Finding, 'line' | 'column' | 'endLine' | 'endColumn'>): string =>
  `line ${finding.line}:${finding.column}-${finding.endLine}:${finding.endColumn}`;

/** What could not be proved, where exactly, why it matters and how to mend it. */
export function FindingCard({ finding, language, source, rule, actions, id, level = 3 }: FindingCardProps): ReactNode {
  const name = CATEGORY_NAMES[finding.category];
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <article className={classes.card} {...(id === undefined ? {} : { id, tabIndex: -1 })}>
      <div className={classes.cardHead}>
        <StatusBadge family="severity" status={finding.severity} />
        <Heading className={classes.cardTitle}>{name}</Heading>
        {rule}
        <span className={classes.cardPlace}>
          {LANGUAGE_NAMES[language]}, {formatPlace(finding)}
        </span>
      </div>
      <p className={classes.message}>{finding.message}</p>
      <CodeFrameView source={source} span={finding} label={`${LANGUAGE_NAMES[language]} around ${formatPlace(finding)}`} />
      {finding.why === undefined && finding.mend === undefined ? null : (
        <dl className={classes.reasons}>
          {finding.why === undefined ? null : (
            <>
              <dt>Why</dt>
              <dd>{finding.why}</dd>
            </>
          )}
          {finding.mend === undefined ? null : (
            <>
              <dt>Mend</dt>
              <dd>{finding.mend}</dd>
            </>
          )}
        </dl>
      )}
      {actions}
    </article>
  );
}
