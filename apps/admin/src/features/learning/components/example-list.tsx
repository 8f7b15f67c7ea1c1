import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { messages } from '../messages.js';
import { ExampleDiff } from './example-diff.js';
import classes from './learning.module.css';

export interface Example {
  readonly key: string;
  readonly codeId: number;
  readonly correctionId?: number;
  /** What stands beside the code: who, why, with which verdict. */
  readonly text: ReactNode;
}

/** Codes a lesson touches, each with its change on demand: from a number to what it counts. */
export function ExampleList({ lessonId, examples }: { lessonId: number; examples: readonly Example[] }): ReactNode {
  const [opened, setOpened] = useState<string | null>(null);
  return (
    <ul className={classes.list}>
      {examples.map(({ key, codeId, correctionId, text }) => {
        const isOpen = opened === key;
        return (
          <li key={key} className={classes.item}>
            <div className={classes.itemHead}>
              {text}
              <Button size="xs" variant="default" aria-expanded={isOpen} aria-label={isOpen ? messages.hideOf(codeId) : messages.showOf(codeId)} onClick={() => setOpened(isOpen ? null : key)}>
                {isOpen ? messages.hide : messages.show}
              </Button>
            </div>
            {isOpen ? <ExampleDiff lessonId={lessonId} codeId={codeId} {...(correctionId === undefined ? {} : { correctionId })} /> : null}
          </li>
        );
      })}
    </ul>
  );
}
