import type { ReactNode } from 'react';
import { codeFrame, revealInvisible, type CodeSpan } from './code-frame.js';
import classes from './code.module.css';

/** A few lines of code as plain text, so that they print and are found by the browser's search. */
export function CodeFrameView({ source, span, label }: { source: string; span: CodeSpan; label: string }): ReactNode {
  return (
    // Long lines scroll; the keyboard must reach what scrolls.
    <pre className={classes.frame} role="region" aria-label={label} tabIndex={0}>
      {codeFrame(source, span).map((line) => (
        <span key={line.number} className={classes.frameLine}>
          <span className={classes.lineNumber} aria-hidden>
            {line.number}
          </span>
          <span>
            {line.segments.map((part, index) =>
              part.marked ? (
                <mark key={index} className={classes.mark}>
                  {revealInvisible(part.text)}
                </mark>
              ) : (
                <span key={index}>{revealInvisible(part.text)}</span>
              ),
            )}
            {'\n'}
          </span>
        </span>
      ))}
    </pre>
  );
}
