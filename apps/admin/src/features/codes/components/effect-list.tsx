import type { ReactNode } from 'react';
import type { Effects, VariationReport } from '@safecode/domain/verification/report';
import { Facts } from '../../../components/page/facts.js';
import { messages } from '../messages.js';
import classes from './codes.module.css';

const KINDS = ['selectors', 'hosts', 'events', 'timers', 'globals', 'classes', 'created'] as const satisfies readonly (keyof Effects)[];

/** Everything the code does, as the verifier read it; "none" is an answer too. */
export function EffectList({ report }: { report: VariationReport }): ReactNode {
  const valuesOf = (kind: (typeof KINDS)[number]): string[] => [...new Set(report.parts.flatMap((part) => part.effects[kind]))].sort();
  return (
    <Facts
      facts={KINDS.map((kind) => {
        const values = valuesOf(kind);
        return {
          label: messages.effectNames[kind],
          value:
            values.length === 0 ? (
              messages.none
            ) : (
              <ul className={classes.tags}>
                {values.map((value) => (
                  <li key={value}>
                    <code>{value}</code>
                  </li>
                ))}
              </ul>
            ),
        };
      })}
    />
  );
}
