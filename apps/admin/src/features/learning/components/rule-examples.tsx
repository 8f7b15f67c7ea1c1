import type { ReactNode } from 'react';
import type { RuleExample } from '@safecode/domain/learning/lesson-rule';
import { messages } from '../messages.js';
import { excerptsOf, type ExcerptLine } from './excerpt.js';
import classes from './learning.module.css';

const SIGNS = { before: '- ', after: '+ ' } as const;

function Side({ lines, side }: { lines: readonly ExcerptLine[]; side: 'before' | 'after' }): ReactNode {
  return (
    <pre data-side={side}>
      {lines.map((line) =>
        line.kind === 'gap' ? (
          <span key={line.number} className={classes.muted}>{`  ${messages.equalLines(line.count)}\n`}</span>
        ) : (
          <span key={line.number} className={classes.line} data-changed={line.isChanged}>{`${line.isChanged ? SIGNS[side] : '  '}${line.text}\n`}</span>
        ),
      )}
    </pre>
  );
}

/** A correction as the examples of a rule: where its two sides differ, with a sign and not by colour alone. */
export function RuleExamples({ example }: { example: RuleExample | null }): ReactNode {
  if (example === null) return null;
  const { failing, passing } = excerptsOf(example.failing, example.passing);
  return (
    <div className={classes.pattern}>
      <h3>{messages.ruleFails}</h3>
      <Side lines={failing} side="before" />
      <h3>{messages.rulePasses}</h3>
      <Side lines={passing} side="after" />
      <p className={classes.muted}>{messages.ruleFrom(example.correctionId)}</p>
    </div>
  );
}
