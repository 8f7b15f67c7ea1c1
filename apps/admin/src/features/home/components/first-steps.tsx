import { IconCircleCheck, IconCircleDashed } from '@tabler/icons-react';
import { VisuallyHidden } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Permission } from '@safecode/domain/access/permissions';
import type { HomeSummary } from '@safecode/domain/home/home-summary';
import { Panel } from '../../../components/page/panel.js';
import { paths } from '../../../routing/paths.js';
import type { Scope } from '../../../routing/use-scope.js';
import { messages } from '../messages.js';
import classes from './home.module.css';

type Facts = HomeSummary['facts'];
const ORDER: readonly (keyof Facts)[] = ['hasOwnBrand', 'hasSelectors', 'hasSafeCode', 'hasOpalToken'];

function targets({ slugs, organization }: Scope): Record<keyof Facts, string> {
  const own = organization.brands.find((brand) => !brand.isDemo) ?? organization.brands[0];
  return {
    hasOwnBrand: paths.newBrand(slugs.org),
    hasSelectors: own === undefined ? paths.newBrand(slugs.org) : paths.knowledge(slugs.org, own.slug, 'selectors'),
    hasSafeCode: paths.generate(slugs),
    hasOpalToken: paths.settings(slugs.org, 'opal'),
  };
}

const NEEDS: Readonly<Record<keyof Facts, Permission>> = { hasOwnBrand: 'brand.create', hasSelectors: 'knowledge.update', hasSafeCode: 'code.generate', hasOpalToken: 'api_key.manage' };

/** What is still missing before the product does its job; derived from data, gone when all is there or when the person can do nothing of it. */
export function FirstSteps({ facts, scope }: { facts: Facts; scope: Scope }): ReactNode {
  const done = ORDER.filter((key) => facts[key]).length;
  const canDo = (key: keyof Facts): boolean => scope.can(NEEDS[key]);
  if (!ORDER.some((key) => !facts[key] && canDo(key))) return null;
  const to = targets(scope);
  return (
    <Panel title={messages.firstSteps} aside={<span className={classes.muted}>{messages.firstStepsDone(done, ORDER.length)}</span>}>
      <ul className={classes.steps}>
        {ORDER.map((key) => (
          <li key={key}>
            {facts[key] ? <IconCircleCheck size={18} className={classes.ok} aria-hidden /> : <IconCircleDashed size={18} aria-hidden />}
            <VisuallyHidden>{facts[key] ? messages.done : messages.open}: </VisuallyHidden>
            {facts[key] ? <span>{messages.facts[key].done}</span> : canDo(key) ? <Link to={to[key]}>{messages.facts[key].open}</Link> : <span>{messages.facts[key].open}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
