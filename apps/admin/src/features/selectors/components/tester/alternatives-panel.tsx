import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { SelectorTest } from '@safecode/domain/page-captures/selector-test';
import { Panel } from '../../../../components/page/panel.js';
import { formatPercent } from '../../../../i18n/format-number.js';
import { messages } from '../../messages.js';
import classes from './tester.module.css';

const words = messages.tester;

/** Better ways to say the same, each with what it matches and how long it is likely to last. */
export function AlternativesPanel({ test, onUse }: { test: SelectorTest; onUse: (selector: string) => void }): ReactNode {
  if (test.steps.length > 0) return <Steps steps={test.steps} />;
  if (test.alternatives.length === 0) return null;
  return (
    <Panel title={words.better}>
      <ul className={classes.list}>
        {test.alternatives.map(({ selector, stability, reasons, counts }) => (
          <li key={selector} className={classes.alternative}>
            <div>
              <code className={classes.long}>{selector}</code>
              <p className={classes.muted}>
                {words.lasting(formatPercent(stability))}, {words.counts(counts.map(({ viewport, count }) => ({ window: messages.windows[viewport], count })))}
              </p>
              {reasons[0] === undefined ? null : <p className={classes.muted}>{reasons[0]}</p>}
            </div>
            <Button size="xs" variant="default" aria-label={words.takeOverOf(selector)} onClick={() => onUse(selector)}>
              {words.takeOver}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Where a selector that matches nothing stops matching. */
function Steps({ steps }: { steps: SelectorTest['steps'] }): ReactNode {
  return (
    <Panel title={words.stops}>
      <ol className={classes.list}>
        {steps.map(({ selector, count }) => (
          <li key={selector} className={classes.alternative}>
            <code className={classes.long}>{selector}</code>
            <span className={classes.number}>{words.matches(count)}</span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}
