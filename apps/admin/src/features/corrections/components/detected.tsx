import type { ReactNode } from 'react';
import { formatPlace, LANGUAGE_NAMES } from '../../../components/code/finding-card.js';
import { orderFindings } from '../../../components/code/order-findings.js';
import { ErrorState } from '../../../components/states/error-state.js';
import { Notice } from '../../../components/states/notice.js';
import { StatusBadge } from '../../../components/status/status-badge.js';
import type { Preview } from '../api/use-corrections.js';
import { messages } from '../messages.js';
import classes from './corrections.module.css';

/** What the correction is recognised as and whether it is safe, said politely when it changes. */
export function Detected({ preview }: { preview: Preview }): ReactNode {
  const { data } = preview;
  if (preview.error !== null) return <ErrorState error={preview.error} />;
  if (data === undefined) return <p className={classes.muted}>{messages.checking}</p>;
  if (!data.isChanged) return <p className={classes.muted}>{messages.notChanged}</p>;
  const errors = orderFindings(data.report).filter(({ finding }) => finding.severity === 'error');
  return (
    <>
      <output className={classes.detected}>
        <span>
          {messages.detected} <strong>{messages.kinds[data.kind]}</strong>
          {data.parts.length > 1 ? ` (${data.parts.map((part) => `${LANGUAGE_NAMES[part.language]}: ${messages.kinds[part.kind]}`).join(', ')})` : null}
        </span>
        <StatusBadge family="verdict" status={data.report.verdict} />
        {preview.isBehind ? <span className={classes.muted}>{messages.checking}</span> : null}
      </output>
      {data.teaches ? <p className={classes.muted}>{messages.teaches}</p> : <Notice tone="neutral"><p>{messages.teachesNothing}</p></Notice>}
      {errors.length === 0 ? null : (
        <ul className={classes.findings}>
          {errors.map(({ finding, language, key }) => (
            <li key={key}>
              <StatusBadge family="severity" status={finding.severity} /> {LANGUAGE_NAMES[language]}, {formatPlace(finding)}{finding.rule === undefined ? null : `, ${messages.rule(finding.rule)}`}: {finding.message} {finding.mend ?? ''}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
