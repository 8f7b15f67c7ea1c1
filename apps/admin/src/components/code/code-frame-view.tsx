import type { ReactNode } from 'react';
import { ScrollRegion } from '../layout/scroll-region.js';
import { codeFrame, revealInvisible, type CodeSpan } from './code-frame.js';
import classes from './code.module.css';

/** A few lines of code as plain text, so that they print and are found by the browser's search. */
export function CodeFrameView({ source, span, label }: { source: string; span: CodeSpan; label: string }): ReactNode {
  return (
    <ScrollRegion label={label} className={classes.frame}>
      <pre className={classes.frameText}>
        {codeFrame(source, span).map((line) => (
          <span key={line.number} className={classes.frameLine}>
            <span className={classes.lineNumber} aria-hidden>
              {line.number}
            </span>
            <span>
              {line.segments.map((part) =>
                part.marked ? (
                  <mark key={part.from} className={classes.mark}>
                    {revealInvisible(part.text)}
                  </mark>
                ) : (
                  <span key={part.from}>{revealInvisible(part.text)}</span>
                ),
              )}
              {'\n'}
            </span>
          </span>
        ))}
      </pre>
    </ScrollRegion>
  );
}
