import { VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { ScrollRegion } from '../layout/scroll-region.js';
import { diffLines, type DiffLine } from './apply-fix.js';
import { revealInvisible } from './code-frame.js';
import classes from './code.module.css';

const SIGNS: Readonly<Record<DiffLine['kind'], string>> = { same: ' ', removed: '-', added: '+' };
const NAMES: Readonly<Record<DiffLine['kind'], string>> = { same: '', removed: 'removed: ', added: 'added: ' };
const LOOKS: Readonly<Record<DiffLine['kind'], string | undefined>> = { same: undefined, removed: classes.removed, added: classes.added };

/** What changes, as lines that are taken away and added; a sign says it where colour does not. */
export function DiffView({ before, after, label }: { before: string; after: string; label: string }): ReactNode {
  return (
    <ScrollRegion label={label} className={classes.frame}>
      <pre className={classes.frameText}>
        {diffLines(before, after).map((line) => (
          <span key={`${line.kind}${line.number}`} className={`${classes.frameLine} ${LOOKS[line.kind] ?? ''}`}>
            <span className={classes.lineNumber} aria-hidden>
              {line.number} {SIGNS[line.kind]}
            </span>
            <span>
              <VisuallyHidden component="span">{NAMES[line.kind]}</VisuallyHidden>
              {revealInvisible(line.text)}
              {'\n'}
            </span>
          </span>
        ))}
      </pre>
    </ScrollRegion>
  );
}
