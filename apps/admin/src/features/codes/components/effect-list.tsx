import type { ReactNode } from 'react';
import type { VariationReport } from '@safecode/domain/verification/report';
import { Facts } from '../../../components/page/facts.js';
import { declaredEffects, EFFECT_KINDS, type DeclaredEffect } from '../../../components/code/declared-effects.js';
import { countEffects, EFFECT_NAMES } from '../../../components/code/effect-words.js';
import { messages } from '../messages.js';
import classes from './codes.module.css';

/** Everything the code does, as the verifier read it; "none" is an answer too. */
export function EffectList({ report }: { report: VariationReport }): ReactNode {
  return (
    <Facts
      facts={EFFECT_KINDS.map((kind) => {
        const effects = declaredEffects(report, kind);
        return { label: EFFECT_NAMES[kind], value: effects.length === 0 ? messages.none : <Effects effects={effects} /> };
      })}
    />
  );
}

function Effects({ effects }: { effects: readonly DeclaredEffect[] }): ReactNode {
  return (
    <ul className={classes.tags}>
      {effects.map(({ what, how }) => (
        <li key={what}>
          <code>{what}</code>
          {how.length === 0 ? null : <span className={classes.muted}> {how.join(', ')}</span>}
        </li>
      ))}
    </ul>
  );
}

/** The effects in one line, above the code: how many of each kind. */
export function EffectSummary({ report }: { report: VariationReport }): ReactNode {
  return <p className={classes.muted}>{messages.effectSummary(EFFECT_KINDS.map((kind) => countEffects(kind, declaredEffects(report, kind).length)))}</p>;
}
