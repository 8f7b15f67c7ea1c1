import { lazy, Suspense, type ReactNode } from 'react';
import { ScrollRegion } from '../layout/scroll-region.js';
import { messages } from './messages.js';
import type { CodeMirrorProps } from './code-mirror.js';
import classes from './code.module.css';

const CodeMirror = lazy(() => import('./code-mirror.js'));

/** The editor, loaded when it is first shown; the plain text stands there meanwhile. */
export function LazyCode(props: CodeMirrorProps): ReactNode {
  return (
    <Suspense
      fallback={
        <ScrollRegion label={messages.asText(props.label)} className={`${classes.editor} ${classes.plain}`}>
          <pre className={classes.frameText}>{props.value}</pre>
        </ScrollRegion>
      }
    >
      <CodeMirror {...props} />
    </Suspense>
  );
}
