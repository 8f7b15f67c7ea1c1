import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { paths } from '../../../routing/paths.js';
import { useBrandScope } from '../../../routing/use-scope.js';
import { useSelectorTest } from '../api/use-selector-test.js';
import { messages } from '../messages.js';
import { writeReference } from '../routes/page-reference.js';
import classes from './selectors.module.css';

const words = messages.live;

/** What the selector that is being written matches on the newest page of its type, and on how many others. */
export function LiveCount({ pageType, selector }: { pageType: string; selector: string }): ReactNode {
  const { brand, slugs } = useBrandScope();
  const { test } = useSelectorTest({ brandId: brand.id, pageType, selector });
  if (selector.trim() === '' || test === undefined) return <output className={classes.live} />;
  const tester = paths.selectorTester(slugs.org, brand.slug);
  return (
    <output className={classes.live}>
      {textOf(test)}{' '}
      {test.page === null ? (
        <Link to={tester} target="_blank" rel="noreferrer">{words.capture}</Link>
      ) : test.problem === null ? (
        <Link to={tester} search={{ page: writeReference(test.page), selector: test.selector } as never} target="_blank" rel="noreferrer">
          {words.show}
        </Link>
      ) : null}
    </output>
  );
}

function textOf({ problem, page, views, elsewhere }: NonNullable<ReturnType<typeof useSelectorTest>['test']>): string {
  if (problem !== null) return problem.message;
  if (page === null) return words.noPage;
  const looks = [...views, ...elsewhere];
  return words.counts({ windows: views.map(({ viewport, count }) => ({ window: messages.windows[viewport], count })), one: looks.filter(({ count }) => count === 1).length, of: looks.length, page: page.title === '' ? page.address : page.title });
}
