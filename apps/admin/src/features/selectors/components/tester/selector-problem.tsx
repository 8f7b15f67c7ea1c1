import type { ReactNode } from 'react';
import type { SelectorTest } from '@safecode/domain/page-captures/selector-test';
import { Notice } from '../../../../components/states/notice.js';
import { messages } from '../../messages.js';
import classes from './tester.module.css';

/** What is wrong with a selector, with the wrong part marked where it stands. */
export function SelectorProblem({ selector, problem }: { selector: string; problem: NonNullable<SelectorTest['problem']> }): ReactNode {
  const { message, at, length } = problem;
  return (
    <Notice tone="bad" title={messages.tester.invalid} live="polite">
      <p>
        {message} {messages.tester.at(at + 1)}
      </p>
      {selector === '' ? null : (
        <code className={classes.wrong}>
          {selector.slice(0, at)}
          <mark>{selector.slice(at, at + length)}</mark>
          {selector.slice(at + length)}
        </code>
      )}
    </Notice>
  );
}
