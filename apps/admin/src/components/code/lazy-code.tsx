import { lazy, Suspense, type ReactNode } from 'react';
import type { CodeMirrorProps } from './code-mirror.js';
import classes from './code.module.css';

const CodeMirror = lazy(() => import('./code-mirror.js'));

/** The editor, loaded when it is first shown; the plain text stands there meanwhile. */
export function LazyCode(props: CodeMirrorProps): ReactNode {
  return (
    <Suspense
      fallback={
        <pre className={`${classes.editor} ${classes.plain}`} role="region" tabIndex={0} aria-label={props.label}>
          {props.value}
        </pre>
      }
    >
      <CodeMirror {...props} />
    </Suspense>
  );
}
