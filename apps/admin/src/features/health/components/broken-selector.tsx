import { NativeSelect, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useId, type ReactNode } from 'react';
import type { IncidentSelector, Suggestion } from '@safecode/domain/selector-health/health-view';
import { PagePicture } from '../../../components/pictures/page-picture.js';
import { HEALTH_REASONS } from '../../../components/status/health-reason-texts.js';
import { StatusBadge } from '../../../components/status/status-badge.js';
import { paths } from '../../../routing/paths.js';
import { useScope } from '../../../routing/use-scope.js';
import { messages } from '../messages.js';
import { MEND_ACTIONS, type Choice } from './plan-mends.js';
import classes from './health.module.css';

export interface BrokenSelectorProps {
  entry: IncidentSelector;
  /** What is chosen for it; absent where nobody chooses. */
  choice?: Choice;
  onChoose?: (choice: Choice) => void;
}

/** One selector an incident broke: what was seen, what it endangers, and what to do about it. */
export function BrokenSelector({ entry, choice, onChoose }: BrokenSelectorProps): ReactNode {
  const { slugs } = useScope();
  const { impact } = entry;
  const hasImpact = impact.templates.length + impact.codes.length > 0;
  return (
    <li className={classes.entry}>
      <div>
        <div className={classes.head}>
          <h3>
            <Link to={paths.selector(slugs.org, slugs.brand ?? '', entry.selectorId)}>{entry.name}</Link>
          </h3>
          <StatusBadge family="health" status={entry.state} />
        </div>
        <code className={classes.selector}>{entry.selector}</code>
        <ul className={classes.reasons}>
          {entry.reasons.map((reason) => (
            <li key={reason}>{HEALTH_REASONS[reason]}</li>
          ))}
        </ul>
        <p className={classes.muted}>
          {messages.page}: {entry.pageType}, <span className={classes.url}>{entry.url}</span>
        </p>
        <p>
          {messages.atRiskLabel}: {hasImpact ? messages.atRisk(impact.templates.length, impact.codes.length, impact.liveCount) : messages.noRisk}
        </p>
        {hasImpact ? (
          <ul className={classes.reasons}>
            {impact.templates.map(({ id, name }) => (
              <li key={`template-${id}`}>{name}</li>
            ))}
            {impact.codes.map(({ id, title }) => (
              <li key={`code-${id}`}>
                <Link to={paths.code({ org: slugs.org, brand: slugs.brand ?? '', codeId: id })}>{`#${id} ${title}`}</Link>
              </li>
            ))}
          </ul>
        ) : null}
        <Pictures entry={entry} />
      </div>
      {entry.decision === null ? (
        choice === undefined || onChoose === undefined ? (
          <div>{entry.suggestion === null ? null : <SuggestionText suggestion={entry.suggestion} />}</div>
        ) : (
          <Decision entry={entry} choice={choice} onChoose={onChoose} />
        )
      ) : (
        <p>
          {messages.decided[entry.decision]} {entry.decidedBy === null ? null : messages.by(entry.decidedBy)}
        </p>
      )}
    </li>
  );
}

function Pictures({ entry: { name, before, now, suggestion } }: { entry: IncidentSelector }): ReactNode {
  if (before === null && now === null) return null;
  const place = suggestion?.box ?? null;
  return (
    <div className={classes.pictures}>
      {before === null ? null : <PagePicture snapshotId={before.snapshotId} box={before.box} text={messages.beforeOf(name)} caption={messages.before} />}
      {now === null ? null : <PagePicture snapshotId={now.snapshotId} box={place ?? before?.box ?? null} isMarked={place !== null} text={place === null ? messages.nowWithout(name) : messages.nowOf(name)} caption={messages.now} />}
    </div>
  );
}

function Decision({ entry, choice, onChoose }: Required<BrokenSelectorProps>): ReactNode {
  const listId = useId();
  const { suggestion } = entry;
  const candidates = suggestion === null ? [] : [...(suggestion.selector === null ? [] : [suggestion.selector]), ...suggestion.alternatives.map(({ selector }) => selector)];
  return (
    <div className={classes.choice}>
      {suggestion === null ? null : <SuggestionText suggestion={suggestion} />}
      <NativeSelect
        label={messages.action}
        aria-label={messages.actionOf(entry.name)}
        value={choice.action}
        data={MEND_ACTIONS.map((value) => ({ value, label: messages.actions[value] }))}
        onChange={(event) => onChoose({ ...choice, action: MEND_ACTIONS.find((action) => action === event.currentTarget.value) ?? 'none' })}
      />
      {choice.action === 'replace' ? (
        <>
          <TextInput
            label={messages.replacement}
            aria-label={messages.replacementOf(entry.name)}
            value={choice.selector}
            list={listId}
            spellCheck={false}
            autoComplete="off"
            maxLength={1000}
            onChange={(event) => onChoose({ ...choice, selector: event.currentTarget.value })}
          />
          <datalist id={listId}>
            {[...new Set(candidates)].map((selector) => (
              <option key={selector} value={selector} aria-label={selector} />
            ))}
          </datalist>
        </>
      ) : null}
    </div>
  );
}

function SuggestionText({ suggestion }: { suggestion: Suggestion }): ReactNode {
  if (suggestion.outcome === 'gone') {
    return (
      <p>
        {messages.gone} <span className={classes.muted}>{messages.sure(suggestion.confidence)}</span>
      </p>
    );
  }
  if (suggestion.selector === null) return <p>{messages.noCandidate}</p>;
  return (
    <div>
      <p>
        {messages.suggested}: <code className={classes.selector}>{suggestion.selector}</code>{' '}
        <span className={classes.muted}>
          {messages.sure(suggestion.confidence)}
          {suggestion.stability === null ? '' : `, ${messages.lasting(suggestion.stability)}`}
        </span>
      </p>
      {suggestion.outcome === 'uncertain' ? <p>{messages.noCandidate}</p> : null}
    </div>
  );
}
