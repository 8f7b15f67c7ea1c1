import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { LinkButton } from '../../../components/actions/link-button.js';
import { Page } from '../../../components/page/page.js';
import { Panel } from '../../../components/page/panel.js';
import { EmptyState } from '../../../components/states/empty-state.js';
import { Notice } from '../../../components/states/notice.js';
import { QueryView } from '../../../components/states/query-view.js';
import { paths } from '../../../routing/paths.js';
import { useScope } from '../../../routing/use-scope.js';
import { useHomeSummary } from '../api/use-home-summary.js';
import { FirstSteps } from '../components/first-steps.js';
import { LedgerNotice } from '../components/ledger-notice.js';
import { RecentCodes } from '../components/recent-codes.js';
import { RunTable } from '../components/run-table.js';
import { WaitingTable } from '../components/waiting-table.js';
import { messages } from '../messages.js';
import classes from '../components/home.module.css';

export function HomePage(): ReactNode {
  const scope = useScope();
  const { brand, organization, slugs } = scope;
  const query = useHomeSummary(brand?.id ?? null);
  const canGenerate = scope.can('code.generate') || organization.brands.some((entry) => entry.permissions.includes('code.generate'));
  const generate = canGenerate ? (
    <LinkButton to={paths.generate(slugs)}>{messages.generate}</LinkButton>
  ) : undefined;
  return (
    <Page
      title={messages.title}
      place={brand?.name ?? organization.name}
      lead={
        query.data === undefined ? undefined : (
          <ul className={classes.week} aria-label={messages.weekTitle}>
            <li>{messages.weekTitle}:</li>
            {messages.week(query.data.week).map((part) => (
              <li key={part}>{part}</li>
            ))}
          </ul>
        )
      }
    >
      <QueryView query={query}>
        {(summary) => (
          <>
            {summary.ledger === null ? null : <LedgerNotice alert={summary.ledger} org={slugs.org} />}
            {summary.deadLetters > 0 && scope.can('job.read') ? (
              <Notice tone="warn">
                <p>
                  {messages.deadLetters(summary.deadLetters)} <Link to={paths.settings(slugs.org, 'jobs')}>{messages.deadLettersLink}</Link>
                </p>
              </Notice>
            ) : null}
            <Panel
              title={messages.waitingCount(summary.reviews.total + summary.waiting.length)}
              aside={summary.reviews.total === 0 ? undefined : <Link to={paths.waitingCodes(slugs)}>{messages.allWaiting}</Link>}
            >
              {summary.waiting.length + summary.reviews.rows.length === 0 ? (
                <EmptyState title={messages.nothingWaits}>{messages.nothingWaitsText}</EmptyState>
              ) : (
                <WaitingTable org={slugs.org} summary={summary} withBrand={brand === null} />
              )}
            </Panel>
            {summary.running.length === 0 ? null : (
              <Panel title={messages.running}>
                <RunTable label={messages.running} org={slugs.org} runs={summary.running} withBrand={brand === null} />
              </Panel>
            )}
            <FirstSteps facts={summary.facts} scope={scope} />
            <Panel title={messages.recent} aside={<Link to={paths.codes(slugs)}>{messages.allCode}</Link>}>
              {summary.recentCodes.length === 0 ? (
                <EmptyState title={messages.noCode} action={generate}>
                  {messages.noCodeText}
                </EmptyState>
              ) : (
                <RecentCodes org={slugs.org} codes={summary.recentCodes} withBrand={brand === null} />
              )}
            </Panel>
          </>
        )}
      </QueryView>
    </Page>
  );
}
