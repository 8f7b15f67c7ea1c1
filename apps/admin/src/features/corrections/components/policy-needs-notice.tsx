import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ActionButton } from '../../../components/actions/action-button.js';
import { Notice } from '../../../components/states/notice.js';
import { paths } from '../../../routing/paths.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import type { Preview } from '../api/use-corrections.js';
import { messages } from '../messages.js';
import classes from './corrections.module.css';

export interface PolicyNeedsNoticeProps {
  preview: Preview;
  busy: boolean;
  onKeep: () => void;
}

/** What of the policy stands against a correction, and what a person can do about it from here; nothing where it is safe. */
export function PolicyNeedsNotice({ preview, busy, onKeep }: PolicyNeedsNoticeProps): ReactNode {
  const { slugs, brand } = useBrandScope();
  const needs = preview.data?.needs ?? null;
  if (needs === null) return null;
  const { selectors, rules } = needs;
  const canPropose = selectors.some(({ refusal }) => refusal === null);
  return (
    <Notice
      tone="wait"
      title={messages.needsTitle}
      actions={
        <ActionButton variant="default" busy={busy} blockedBy={preview.isBehind ? messages.checking : null} onClick={onKeep}>
          {canPropose ? messages.propose : messages.keep}
        </ActionButton>
      }
    >
      {selectors.length === 0 ? null : (
        <>
          <p>{messages.needsSelectors(preview.data?.report.parts[0]?.pageType ?? '')}</p>
          <ul className={classes.needs}>
            {selectors.map(({ selector, refusal }) => (
              <li key={selector}>
                <code>{selector}</code> {refusal}
              </li>
            ))}
          </ul>
        </>
      )}
      {canPropose ? <p>{messages.needsHow}</p> : null}
      {rules.length === 0 ? null : (
        <>
          <p>{messages.needsRules(rules.length, canPropose)}</p>
          <ul className={classes.needs}>
            {rules.map(({ rule, message }, at) => (
              <li key={`${at} ${message}`}>{messages.needsRule(rule, message)}</li>
            ))}
          </ul>
          <p>
            {messages.needsRulesHow} <Link to={paths.knowledge(slugs.org, brand.slug, 'rules')}>{messages.needsRulesLink}</Link>. {canPropose ? null : messages.needsKept}
          </p>
        </>
      )}
    </Notice>
  );
}
