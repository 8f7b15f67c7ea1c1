import { Fragment, type ReactNode } from 'react';
import type { SelectorTest, ViewTest } from '@safecode/domain/page-captures/selector-test';
import { Facts, type Fact } from '../../../../components/page/facts.js';
import { Panel } from '../../../../components/page/panel.js';
import { StatusBadge } from '../../../../components/status/status-badge.js';
import { formatPercent } from '../../../../i18n/format-number.js';
import { messages } from '../../messages.js';
import classes from './tester.module.css';

const words = messages.tester;

/** What was found in each window, what is out of reach, and how long the selector is likely to last. */
export function VerdictPanel({ test, action }: { test: SelectorTest; action: ReactNode }): ReactNode {
  return (
    <Panel title={words.result}>
      <dl className={classes.verdicts}>
        {test.views.map((view) => (
          <Fragment key={view.viewport}>
            <dt>{messages.windows[view.viewport]}</dt>
            <dd>
              <StatusBadge family="match" status={view.verdict} /> <span className={classes.muted}>{words.found(view.count, view.visibleCount)}</span>
            </dd>
          </Fragment>
        ))}
      </dl>
      <Facts facts={factsOf(test)} />
      {test.reasons.length === 0 ? null : (
        <ul className={classes.reasons}>
          {test.reasons.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      )}
      <OutOfReach views={test.views} />
      {action}
    </Panel>
  );
}

function factsOf({ stability, elsewhere, listed }: SelectorTest): Fact[] {
  const pages = new Set(elsewhere.map(({ address }) => address)).size;
  return [
    ...(stability === null ? [] : [{ label: words.stability, value: formatPercent(stability) }]),
    ...(pages === 0 ? [] : [{ label: words.elsewhere, value: words.onOthers(elsewhere.filter(({ count }) => count === 1).length, elsewhere.length, pages) }]),
    { label: words.listed, value: listed === null ? words.notListed : words.listedAs(listed.name) },
  ];
}

/** Matches where a selector of the page does not reach: shadow roots, and documents inside the page. */
function OutOfReach({ views }: { views: readonly ViewTest[] }): ReactNode {
  const inShadow = Math.max(0, ...views.map(({ inShadowRoots }) => inShadowRoots));
  const roots = Math.max(0, ...views.map(({ shadowRoots }) => shadowRoots));
  const frames = [...new Map(views.flatMap((view) => view.frames).map((frame) => [frame.url, frame])).values()];
  if (roots === 0 && frames.length === 0) return null;
  return (
    <div>
      <h3 className={classes.small}>{words.outOfReach}</h3>
      <ul className={classes.reasons}>
        {roots === 0 ? null : <li>{words.shadow(roots, inShadow)}</li>}
        {frames.map(({ url, sameOrigin }, at) => (
          <li key={at} className={classes.long}>
            {words.frame(url, sameOrigin)}
          </li>
        ))}
      </ul>
    </div>
  );
}
