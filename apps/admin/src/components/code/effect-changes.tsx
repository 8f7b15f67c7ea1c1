import type { ReactNode } from 'react';
import { formatList } from '../../i18n/format-number.js';
import type { VariationReport } from '@safecode/domain/verification/report';
import { compareEffects, compareFindings, type EffectChange } from './compare-reports.js';
import { changeOfEffects } from './effect-words.js';
import { messages } from './messages.js';
import classes from './code.module.css';

/** `+1 selector, 0 hosts, 0 globals`, from two reports; one word when nothing changed. */
export function summarizeEffectChanges(changes: readonly EffectChange[]): string {
  if (changes.every(({ added, removed }) => added.length + removed.length === 0)) return messages.unchanged;
  const parts = changes.flatMap(({ kind, added, removed }) => {
    if (added.length + removed.length === 0) return [changeOfEffects(kind, '', 0)];
    return [...(added.length === 0 ? [] : [changeOfEffects(kind, '+', added.length)]), ...(removed.length === 0 ? [] : [changeOfEffects(kind, '-', removed.length)])];
  });
  return parts.join(', ');
}

/** What changes in what the code does, and in what is found in it: the line above a diff, each change by name below it. */
export function EffectChanges({ before, after }: { before: VariationReport; after: VariationReport }): ReactNode {
  const effects = compareEffects(before, after);
  const findings = compareFindings(before, after);
  const named = effects.flatMap(({ added, removed }) => [...added.map((what) => ({ sign: '+' as const, what })), ...removed.map((what) => ({ sign: '-' as const, what }))]);
  return (
    <div className={classes.stack}>
      <p>
        <span className={classes.hint}>{messages.effects}</span> <strong>{summarizeEffectChanges(effects)}</strong>
      </p>
      {named.length === 0 ? null : (
        <ul className={classes.changes}>
          {named.map(({ sign, what }) => (
            <li key={`${sign}${what}`} className={sign === '+' ? classes.plus : classes.minus}>
              <span>{messages.signs[sign]}</span> <code>{what}</code>
            </li>
          ))}
        </ul>
      )}
      <p>
        <span className={classes.hint}>{messages.findings}</span> <strong>{messages.findingChange(findings.added.length, findings.gone.length)}</strong>
        {findings.added.length === 0 ? null : ` ${formatList(findings.added.map(({ finding }) => finding.message))}`}
      </p>
    </div>
  );
}
